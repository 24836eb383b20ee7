// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/short_note.h"

#include "desktop/ui/theme.h"

#include <QAccessible>

#include <algorithm>
#include <chrono>

namespace foyer::ui {

namespace {
using namespace std::chrono_literals;
constexpr auto kShown = 5s;
constexpr int kEdge = 24;
constexpr int kWidest = 480;
} // namespace

ShortNote::ShortNote(const Theme &theme, QWidget *parent)
    : QLabel(parent)
{
    setObjectName(QStringLiteral("shortNote"));
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setAlignment(Qt::AlignCenter);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setStyleSheet(
        QStringLiteral("QLabel { background: %1; color: %2; border-radius: 10px; padding: 9px 16px; }")
            .arg(theme.ink.name(), theme.surface.name()));
    hide();
    m_timer.setSingleShot(true);
    m_timer.setInterval(kShown);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
}

void ShortNote::say(const QString &text)
{
    setText(text);
    const QWidget *over = parentWidget();
    const int room = std::min(kWidest, over->width() - 2 * kEdge);
    const int wanted = fontMetrics().horizontalAdvance(text) + 40;
    setFixedWidth(std::min(room, wanted));
    setFixedHeight(heightForWidth(width()));
    move((over->width() - width()) / 2, over->height() - height() - kEdge);
    raise();
    show();
    m_timer.start();
    QAccessibleEvent spoken(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&spoken);
}

} // namespace foyer::ui
