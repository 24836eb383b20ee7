// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/attachment_strip.h"

#include "desktop/model/attachments.h"
#include "desktop/model/picture_cache.h"
#include "desktop/ui/attachment_tile.h"
#include "desktop/ui/error_text.h"
#include "desktop/ui/small_widgets.h"
#include "desktop/ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace foyer::ui {

namespace {

QString faultText(const QString &name, ErrorCode why)
{
    switch (why) {
    case ErrorCode::LimitReached:
        return AttachmentStrip::tr("%1: at most %2 pictures go with one message.")
            .arg(name)
            .arg(model::Attachments::kMost);
    case ErrorCode::NotFound:
        return AttachmentStrip::tr("%1: this file cannot be read.").arg(name);
    case ErrorCode::StorageFull:
        return AttachmentStrip::tr("%1: there is no room left to keep it.").arg(name);
    default:
        return QStringLiteral("%1: %2").arg(name, errorText(why));
    }
}

} // namespace

AttachmentStrip::AttachmentStrip(model::Attachments &attachments, model::PictureCache &pictures,
                                 const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_attachments(attachments)
    , m_pictures(pictures)
    , m_theme(theme)
    , m_scroll(new QScrollArea(this))
    , m_fault(errorLabel(this))
{
    setObjectName(QStringLiteral("attachments"));
    setAccessibleName(tr("Pictures to send"));
    auto *content = new QWidget(m_scroll);
    m_row = new QHBoxLayout(content);
    m_row->setContentsMargins(4, 0, 4, 0);
    m_row->setSpacing(6);
    m_row->addStretch(1);
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setStyleSheet(
        QStringLiteral("QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }"));
    m_fault->setObjectName(QStringLiteral("attachmentFault"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 2);
    layout->setSpacing(4);
    layout->addWidget(m_scroll);
    layout->addWidget(m_fault);
    connect(&attachments, &model::Attachments::changed, this, [this](ConversationId id) {
        if (id == m_conversation)
            refresh();
    });
    connect(&attachments, &model::Attachments::refused, this,
            [this](ConversationId id, const QString &name, ErrorCode why) {
                if (id == m_conversation)
                    refuse(name, why);
            });
    connect(&pictures, &model::PictureCache::thumbnailReady, this, [this](const QString &id) {
        for (const AttachmentTile *tile : std::as_const(m_tiles)) {
            if (tile->picture().id == id)
                refresh();
        }
    });
    refresh();
}

void AttachmentStrip::setConversation(ConversationId conversation)
{
    m_conversation = conversation;
    m_refusals.clear();
    refresh();
}

void AttachmentStrip::clearRefusals()
{
    if (m_refusals.isEmpty())
        return;
    m_refusals.clear();
    refresh();
}

void AttachmentStrip::refuse(const QString &name, ErrorCode why)
{
    const QString text = faultText(name, why);
    if (!m_refusals.contains(text))
        m_refusals.append(text);
    refresh();
}

AttachmentTile *AttachmentStrip::makeTile()
{
    auto *tile = new AttachmentTile(m_theme, m_scroll->widget());
    connect(tile, &AttachmentTile::removeWanted, this,
            [this, tile] { m_attachments.remove(tile->picture().id); });
    connect(tile, &AttachmentTile::retryWanted, this,
            [this, tile] { m_attachments.retry(tile->picture().id); });
    m_row->insertWidget(m_row->count() - 1, tile);
    return tile;
}

QString AttachmentStrip::faults() const
{
    QStringList all = m_refusals;
    for (const AttachmentTile *tile : m_tiles) {
        if (tile->picture().failure)
            all.append(faultText(tile->picture().name, *tile->picture().failure));
    }
    return all.join(u'\n');
}

void AttachmentStrip::refresh()
{
    const QList<model::OutgoingPicture> all = m_attachments.of(m_conversation);
    while (m_tiles.size() > all.size())
        m_tiles.takeLast()->deleteLater();
    while (m_tiles.size() < all.size())
        m_tiles.append(makeTile());
    for (qsizetype i = 0; i < all.size(); ++i)
        m_tiles.at(i)->setPicture(all.at(i), m_pictures.thumbnail(all.at(i).id));
    const QString text = faults();
    m_fault->setText(text);
    m_fault->setVisible(!text.isEmpty());
    m_scroll->setVisible(!all.isEmpty());
    if (!all.isEmpty()) {
        const int bar = m_scroll->horizontalScrollBar()->sizeHint().height();
        m_scroll->setFixedHeight(m_tiles.constFirst()->height() + bar);
    }
    setVisible(!all.isEmpty() || !text.isEmpty());
}

} // namespace foyer::ui
