// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/picture_intake.h"

#include "desktop/model/chat_session.h"

#include <QFileDialog>
#include <QImage>
#include <QMimeData>
#include <QStandardPaths>
#include <QUrl>

#include <algorithm>

namespace foyer::ui {

namespace {

QStringList filesIn(const QMimeData &data)
{
    QStringList files;
    const QList<QUrl> urls = data.urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    return files;
}

} // namespace

PictureIntake::PictureIntake(model::ChatSession &session, QWidget *window)
    : QObject(window)
    , m_session(session)
    , m_window(window)
{
}

bool PictureIntake::canTake(const QMimeData &data)
{
    // Office programs put a picture of copied words beside the words.
    return !filesIn(data).isEmpty() || (data.hasImage() && !data.hasText());
}

void PictureIntake::take(const QMimeData &data)
{
    const ConversationId open = m_session.openId();
    if (!open.isValid())
        return;
    const QStringList files = filesIn(data);
    for (const QString &file : files)
        m_session.attachments().addFile(open, file);
    if (files.isEmpty() && data.hasImage())
        m_session.attachments().addImage(open, qvariant_cast<QImage>(data.imageData()));
}

void PictureIntake::choose()
{
    auto *dialog = new QFileDialog(m_window, tr("Add pictures"),
                                   QStandardPaths::writableLocation(QStandardPaths::PicturesLocation),
                                   tr("Pictures (*.png *.jpg *.jpeg *.gif *.webp)"));
    dialog->setObjectName(QStringLiteral("pictureChoice"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(&m_session, &model::ChatSession::signedOut, dialog, &QDialog::reject);
    const ConversationId open = m_session.openId();
    connect(dialog, &QFileDialog::filesSelected, this, [this, open](const QStringList &files) {
        for (const QString &file : files)
            m_session.attachments().addFile(open, file);
    });
    dialog->open();
}

} // namespace foyer::ui
