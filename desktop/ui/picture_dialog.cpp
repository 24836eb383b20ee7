// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/picture_dialog.h"

#include "desktop/model/chat_session.h"
#include "desktop/ui/icons.h"
#include "desktop/ui/picture_view.h"
#include "desktop/ui/times.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMessageBox>
#include <QMovie>
#include <QSaveFile>
#include <QStandardPaths>
#include <QToolButton>

namespace foyer::ui {

using Model = model::TimelineModel;

namespace {

/// Dark in both themes, so that the picture is what shines.
const QColor kGround(0x14, 0x12, 0x10);
const QColor kInk(0xe6, 0xdc, 0xcf);
constexpr int kIcon = 20;

QString viewerStyle()
{
    return QStringLiteral("#pictureDialog { background: %1; } #pictureDialog QLabel { color: %2; }"
                          "#pictureDialog QToolButton:hover { background: #38312a; }"
                          "#pictureDialog QToolButton:focus { border: 1px solid #7ccbb4; }")
        .arg(kGround.name(), kInk.name());
}

protocol::Image imageAt(const QModelIndex &index)
{
    return index.data(Model::ImageRole).value<protocol::Image>();
}

/// "picture-1a2b3c4d.png": what it is, and that it is another one than the next.
QString fileName(const protocol::Image &image)
{
    const QString type = image.type.mid(image.type.indexOf(u'/') + 1);
    const QString ending = type == u"jpeg" ? QStringLiteral("jpg") : type;
    return QStringLiteral("picture-%1.%2")
        .arg(image.id.left(8), ending.isEmpty() ? QStringLiteral("png") : ending);
}

} // namespace

PictureDialog::PictureDialog(model::ChatSession &session, const protocol::Image &image, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_view(new PictureView(this))
    , m_about(new QLabel(this))
    , m_zoom(new QLabel(this))
{
    setObjectName(QStringLiteral("pictureDialog"));
    setWindowTitle(tr("Picture"));
    setAttribute(Qt::WA_DeleteOnClose);
    setStyleSheet(viewerStyle());
    resize(parent == nullptr ? QSize(800, 600) : parent->window()->size() * 0.94);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 8);
    layout->addLayout(makeBar());
    layout->addWidget(m_view, 1);
    m_view->setAccessibleName(tr("Picture"));
    connect(m_view, &PictureView::groundClicked, this, &QDialog::close);
    connect(m_view, &PictureView::zoomChanged, this,
            [this] { m_zoom->setText(QStringLiteral("%1 %").arg(qRound(m_view->zoom() * 100))); });
    connect(&session.pictures(), &model::PictureCache::pictureReady, this, &PictureDialog::take);
    connect(&session.timeline(), &QAbstractItemModel::rowsInserted, this, &PictureDialog::showAround);
    connect(&session, &model::ChatSession::signedOut, this, &QDialog::close);
    m_view->setFocus();
    showImage(image);
}

PictureDialog::~PictureDialog() = default;

QToolButton *PictureDialog::addButton(QHBoxLayout *bar, const char *icon, const QString &text,
                                      const std::function<void()> &action)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QStringLiteral("picture-") + QLatin1StringView(icon));
    button->setIcon(inkedIcon(QLatin1StringView(icon), kInk));
    button->setIconSize({kIcon, kIcon});
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setAutoRepeat(false);
    connect(button, &QToolButton::clicked, this, action);
    bar->addWidget(button);
    return button;
}

QHBoxLayout *PictureDialog::makeBar()
{
    auto *bar = new QHBoxLayout;
    bar->setSpacing(2);
    m_about->setTextFormat(Qt::PlainText);
    m_about->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_zoom->setAlignment(Qt::AlignCenter);
    m_zoom->setMinimumWidth(m_zoom->fontMetrics().horizontalAdvance(QStringLiteral("1600 %")) + 8);
    m_before = addButton(bar, "previous", tr("Picture before this one (Left)"), [this] { step(-1); });
    m_after = addButton(bar, "next", tr("Picture after this one (Right)"), [this] { step(1); });
    bar->addSpacing(8);
    bar->addWidget(m_about, 1);
    addButton(bar, "zoom-out", tr("Smaller (−)"), [this] { m_view->zoomOut(); });
    bar->addWidget(m_zoom);
    addButton(bar, "zoom-in", tr("Larger (+)"), [this] { m_view->zoomIn(); });
    addButton(bar, "fit", tr("Whole picture (0)"), [this] { m_view->fit(); });
    bar->addSpacing(8);
    m_copy = addButton(bar, "copy", tr("Copy picture"), [this] { copy(); });
    m_save = addButton(bar, "save", tr("Save as …"), [this] { save(); });
    bar->addSpacing(8);
    addButton(bar, "close", tr("Close (Esc)"), [this] { close(); });
    return bar;
}

void PictureDialog::showImage(const protocol::Image &image)
{
    m_image = image;
    m_picture = {};
    m_bytes.clear();
    m_movie.reset();
    // What is shown in the conversation stands for it until all of it is there.
    const QImage thumbnail = m_session.pictures().thumbnail(image.id).toImage();
    m_view->setPicture(thumbnail, {image.width, image.height});
    if (thumbnail.isNull())
        m_view->setNote(tr("Loading …"));
    showAround();
    m_session.pictures().loadFull(image.id);
}

void PictureDialog::take(const QString &id, const QImage &picture, const QByteArray &bytes)
{
    if (id != m_image.id)
        return;
    m_picture = picture;
    m_bytes = bytes;
    showAround();
    if (picture.isNull()) {
        m_view->setNote(tr("The picture cannot be shown. Perhaps there is no connection now."));
        return;
    }
    m_view->setFrame(picture);
    if (m_image.isAnimated)
        play(bytes);
}

void PictureDialog::play(const QByteArray &bytes)
{
    m_movie.reset();
    m_movieBytes.close();
    m_movieBytes.setData(bytes);
    m_movieBytes.open(QIODevice::ReadOnly);
    m_movie = std::make_unique<QMovie>(&m_movieBytes);
    connect(m_movie.get(), &QMovie::frameChanged, this,
            [this] { m_view->setFrame(m_movie->currentImage()); });
    m_movie->start();
}

QModelIndex PictureDialog::neighbour(int direction) const
{
    const Model &timeline = m_session.timeline();
    QModelIndex before;
    bool isPast = false;
    for (int row = 0; row < timeline.rowCount(); ++row) {
        const QModelIndex index = timeline.index(row);
        if (!index.data(Model::ImageRole).isValid())
            continue;
        if (imageAt(index).id == m_image.id) {
            if (direction < 0)
                return before;
            isPast = true;
        } else if (isPast) {
            return index;
        }
        before = index;
    }
    return {};
}

void PictureDialog::step(int direction)
{
    const QModelIndex there = neighbour(direction);
    if (there.isValid())
        showImage(imageAt(there));
}

void PictureDialog::showAround()
{
    m_before->setEnabled(neighbour(-1).isValid());
    m_after->setEnabled(neighbour(1).isValid());
    m_copy->setEnabled(hasPicture());
    m_save->setEnabled(!m_bytes.isEmpty());
    const Model &timeline = m_session.timeline();
    for (int row = timeline.rowCount() - 1; row >= 0; --row) {
        const QModelIndex index = timeline.index(row);
        if (imageAt(index).id != m_image.id)
            continue;
        m_about->setText(QStringLiteral("%1 · %2").arg(index.data(Model::AuthorRole).toString(),
                                                       fullTime(index.data(Model::TimeRole).toLongLong())));
        return;
    }
}

void PictureDialog::copy() const
{
    if (hasPicture())
        QGuiApplication::clipboard()->setImage(m_picture);
}

void PictureDialog::save()
{
    if (m_bytes.isEmpty())
        return;
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    auto *dialog = new QFileDialog(this, tr("Save picture"), folder);
    dialog->setObjectName(QStringLiteral("pictureSave"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(fileName(m_image));
    connect(dialog, &QFileDialog::fileSelected, this, &PictureDialog::write);
    dialog->open();
}

void PictureDialog::write(const QString &path)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(m_bytes) == m_bytes.size() && file.commit())
        return;
    QMessageBox::warning(this, tr("Not saved"),
                         tr("The picture could not be written there. Choose another folder."));
}

void PictureDialog::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    if (event->matches(QKeySequence::Save)) {
        save();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
        step(-1);
        break;
    case Qt::Key_Right:
        step(1);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        m_view->zoomIn();
        break;
    case Qt::Key_Minus:
        m_view->zoomOut();
        break;
    case Qt::Key_0:
        m_view->fit();
        break;
    case Qt::Key_1:
        m_view->showActualSize();
        break;
    default:
        QDialog::keyPressEvent(event);
    }
}

} // namespace foyer::ui
