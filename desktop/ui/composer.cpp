// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/composer.h"

#include "common/base/limits.h"
#include "common/text/names.h"
#include "desktop/ui/composer_strip.h"
#include "desktop/ui/icons.h"
#include "desktop/ui/picture_intake.h"
#include "desktop/ui/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace foyer::ui {

namespace {

constexpr int kMostLines = 8;
/// Characters left when the counter comes up.
constexpr qsizetype kCountFrom = 500;
constexpr int kIcon = 20;

} // namespace

ComposerEdit::ComposerEdit(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setObjectName(QStringLiteral("composer"));
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    document()->setDocumentMargin(8);
    connect(this, &QPlainTextEdit::textChanged, this, &ComposerEdit::fitHeight);
    fitHeight();
}

void ComposerEdit::keyPressEvent(QKeyEvent *event)
{
    if (isToSend(*event)) {
        emit submitted();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        emit escapePressed();
        return;
    }
    if (event->key() == Qt::Key_Up && event->modifiers() == Qt::NoModifier && document()->isEmpty()) {
        emit upPressed();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

bool ComposerEdit::isToSend(const QKeyEvent &event) const
{
    const bool isEnter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    if (!isEnter || event.modifiers().testFlag(Qt::ShiftModifier))
        return false;
    return m_sendKey == model::SendKey::Enter || event.modifiers().testFlag(Qt::ControlModifier);
}

bool ComposerEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return QPlainTextEdit::canInsertFromMimeData(source)
        || (!isReadOnly() && PictureIntake::canTake(*source));
}

void ComposerEdit::insertFromMimeData(const QMimeData *source)
{
    if (PictureIntake::canTake(*source))
        emit picturesGiven(source);
    else
        QPlainTextEdit::insertFromMimeData(source);
}

void ComposerEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fitHeight();
}

void ComposerEdit::fitHeight()
{
    // The document of a plain text edit counts its height in lines.
    const int lines = std::clamp(int(document()->size().height()), 1, kMostLines);
    const int margins = int(2 * document()->documentMargin()) + 2;
    setFixedHeight(lines * fontMetrics().lineSpacing() + margins);
}

Composer::Composer(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_strip(new ComposerStrip(theme, this))
    , m_edit(new ComposerEdit(this))
    , m_counter(new QLabel(this))
    , m_attach(makeButton("attach", QStringLiteral("picture"), tr("Add pictures")))
    , m_emoji(makeButton("emoji", QStringLiteral("smile"), tr("Emoji")))
    , m_send(new QPushButton(tr("Send"), this))
{
    layOut();
    m_edit->setAccessibleName(tr("Message"));
    m_edit->setStyleSheet(
        QStringLiteral("QPlainTextEdit { background: transparent; border: none; padding: 0; }"));
    m_send->setProperty("kind", QStringLiteral("primary"));
    m_send->setObjectName(QStringLiteral("send"));
    m_counter->setContentsMargins(0, 0, 8, 8);
    m_counter->hide();
    connect(m_edit, &ComposerEdit::textChanged, this, &Composer::onTextChanged);
    connect(m_edit, &ComposerEdit::textChanged, this, &Composer::textEdited);
    connect(m_edit, &ComposerEdit::submitted, this, &Composer::submit);
    connect(m_edit, &ComposerEdit::escapePressed, this, &Composer::escapePressed);
    connect(m_edit, &ComposerEdit::upPressed, this, &Composer::upPressed);
    connect(m_strip, &ComposerStrip::closed, this, &Composer::stripClosed);
    connect(m_edit, &ComposerEdit::picturesGiven, this, &Composer::picturesGiven);
    connect(m_attach, &QToolButton::clicked, this, &Composer::picturesWanted);
    connect(m_emoji, &QToolButton::clicked, this,
            [this] { emit emojiWanted(m_emoji->mapToGlobal(QPoint(m_emoji->width() / 2, 0))); });
    connect(m_send, &QPushButton::clicked, this, &Composer::submit);
    onTextChanged();
}

void Composer::layOut()
{
    auto *frame = new QFrame(this);
    frame->setObjectName(QStringLiteral("composerFrame"));
    frame->setStyleSheet(
        QStringLiteral("#composerFrame { background: %1; border: 1px solid %2; border-radius: 12px; }")
            .arg(m_theme.surface.name(), m_theme.line.name()));
    auto *inside = new QHBoxLayout;
    inside->setSpacing(4);
    inside->addWidget(m_attach, 0, Qt::AlignBottom);
    inside->addWidget(m_edit, 1);
    inside->addWidget(m_counter, 0, Qt::AlignBottom);
    inside->addWidget(m_emoji, 0, Qt::AlignBottom);
    inside->addWidget(m_send, 0, Qt::AlignBottom);
    m_stack = new QVBoxLayout(frame);
    m_stack->setContentsMargins(6, 4, 6, 4);
    m_stack->setSpacing(0);
    m_stack->addWidget(m_strip);
    m_stack->addLayout(inside);
    auto *outside = new QHBoxLayout(this);
    outside->setContentsMargins(20, 8, 20, 16);
    outside->addWidget(frame);
}

QToolButton *Composer::makeButton(const char *name, const QString &icon, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QLatin1StringView(name));
    button->setIcon(inkedIcon(icon, m_theme.ink2));
    button->setIconSize({kIcon, kIcon});
    button->setToolTip(text);
    button->setAccessibleName(text);
    return button;
}

void Composer::setSendKey(model::SendKey key)
{
    m_edit->setSendKey(key);
}

void Composer::setAttachmentStrip(QWidget *strip)
{
    const bool isShown = !strip->isHidden();
    m_stack->insertWidget(1, strip);
    strip->setVisible(isShown);
}

void Composer::setPicturesAllowed(bool isAllowed)
{
    m_attach->setEnabled(isAllowed);
}

QString Composer::text() const
{
    return m_edit->toPlainText();
}

void Composer::setText(const QString &text)
{
    {
        const QSignalBlocker quiet(this);
        m_edit->setPlainText(text);
    }
    m_edit->moveCursor(QTextCursor::End);
    onTextChanged();
}

void Composer::setEmptyAllowed(bool isAllowed)
{
    m_isEmptyAllowed = isAllowed;
    onTextChanged();
}

void Composer::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    m_edit->setReadOnly(isBusy);
    onTextChanged();
}

void Composer::showPlain()
{
    m_strip->hide();
    m_isEmptyAllowed = false;
    m_send->setText(tr("Send"));
    onTextChanged();
}

void Composer::showReply(const QString &author, const QString &text)
{
    showPlain();
    m_strip->say(QStringLiteral("reply"), tr("Reply to %1").arg(author), text, tr("Do not answer this"));
}

void Composer::showEdit(const QString &text)
{
    m_strip->say(QStringLiteral("edit"), tr("Change the text"), text, tr("Leave it as it was"));
    m_send->setText(tr("Save"));
}

void Composer::setTarget(const QString &name)
{
    m_edit->setPlaceholderText(tr("Write to %1").arg(name));
}

void Composer::focusEdit()
{
    m_edit->setFocus();
}

void Composer::insert(const QString &text)
{
    QTextCursor cursor = m_edit->textCursor();
    cursor.movePosition(QTextCursor::PreviousCharacter, QTextCursor::KeepAnchor);
    const bool isApart = cursor.selectedText().isEmpty() || cursor.selectedText().at(0).isSpace();
    m_edit->insertPlainText(isApart ? text : u' ' + text);
    m_edit->setFocus();
}

bool Composer::isWriting() const
{
    return m_edit->hasFocus();
}

void Composer::onTextChanged()
{
    const qsizetype left = limits::kTextLength - text::codePointCount(text());
    m_counter->setVisible(left < kCountFrom);
    m_counter->setText(QString::number(left));
    const QColor color = left < 0 ? m_theme.danger : m_theme.ink3;
    m_counter->setStyleSheet(QStringLiteral("color: %1;").arg(color.name()));
    m_send->setEnabled(left >= 0 && !m_isBusy && (m_isEmptyAllowed || !text().trimmed().isEmpty()));
}

void Composer::submit()
{
    if (m_send->isEnabled())
        emit submitted(text().trimmed());
}

} // namespace foyer::ui
