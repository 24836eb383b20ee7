// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/composer.h"

#include "common/base/limits.h"
#include "common/text/names.h"
#include "desktop/ui/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

namespace foyer::ui {

namespace {

constexpr int kMostLines = 8;
/// Characters left when the counter comes up.
constexpr qsizetype kCountFrom = 500;

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
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && !event->modifiers().testFlag(Qt::ShiftModifier)) {
        emit submitted();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
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
    , m_edit(new ComposerEdit(this))
    , m_counter(new QLabel(this))
    , m_send(new QPushButton(tr("Send"), this))
{
    auto *frame = new QFrame(this);
    frame->setObjectName(QStringLiteral("composerFrame"));
    frame->setStyleSheet(
        QStringLiteral("#composerFrame { background: %1; border: 1px solid %2; border-radius: 12px; }")
            .arg(theme.surface.name(), theme.line.name()));
    auto *inside = new QHBoxLayout(frame);
    inside->setContentsMargins(6, 4, 6, 4);
    inside->addWidget(m_edit, 1);
    inside->addWidget(m_counter, 0, Qt::AlignBottom);
    inside->addWidget(m_send, 0, Qt::AlignBottom);
    auto *outside = new QHBoxLayout(this);
    outside->setContentsMargins(20, 8, 20, 16);
    outside->addWidget(frame);

    m_edit->setAccessibleName(tr("Message"));
    m_edit->setStyleSheet(QStringLiteral("background: transparent;"));
    m_send->setProperty("kind", QStringLiteral("primary"));
    m_send->setObjectName(QStringLiteral("send"));
    m_counter->setContentsMargins(0, 0, 8, 8);
    m_counter->hide();
    connect(m_edit, &ComposerEdit::textChanged, this, &Composer::onTextChanged);
    connect(m_edit, &ComposerEdit::submitted, this, &Composer::submit);
    connect(m_send, &QPushButton::clicked, this, &Composer::submit);
    onTextChanged();
}

QString Composer::text() const
{
    return m_edit->toPlainText();
}

void Composer::setText(const QString &text)
{
    m_edit->setPlainText(text);
    m_edit->moveCursor(QTextCursor::End);
}

void Composer::setTarget(const QString &name)
{
    m_edit->setPlaceholderText(tr("Write to %1").arg(name));
}

void Composer::focusEdit()
{
    m_edit->setFocus();
}

void Composer::onTextChanged()
{
    const qsizetype left = limits::kTextLength - text::codePointCount(text());
    m_counter->setVisible(left < kCountFrom);
    m_counter->setText(QString::number(left));
    const QColor color = left < 0 ? m_theme.danger : m_theme.ink3;
    m_counter->setStyleSheet(QStringLiteral("color: %1;").arg(color.name()));
    m_send->setEnabled(left >= 0 && !text().trimmed().isEmpty());
}

void Composer::submit()
{
    if (m_send->isEnabled())
        emit submitted(text().trimmed());
}

} // namespace foyer::ui
