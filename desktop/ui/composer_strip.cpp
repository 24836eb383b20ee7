// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/composer_strip.h"

#include "desktop/ui/icons.h"
#include "desktop/ui/small_widgets.h"
#include "desktop/ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace foyer::ui {

namespace {
constexpr int kIcon = 18;
} // namespace

ComposerStrip::ComposerStrip(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_icon(new QLabel(this))
    , m_head(headingLabel({}, this))
    , m_text(new QLabel(this))
    , m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("composerStrip"));
    m_head->setTextFormat(Qt::PlainText);
    m_head->setObjectName(QStringLiteral("stripHead"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setObjectName(QStringLiteral("stripText"));
    m_text->setProperty("kind", QStringLiteral("dim"));
    for (QLabel *label : {m_head, m_text})
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_close->setIcon(inkedIcon(QStringLiteral("close"), theme.ink2));
    m_close->setIconSize({kIcon, kIcon});
    m_close->setObjectName(QStringLiteral("stripClose"));
    auto *lines = new QVBoxLayout;
    lines->setSpacing(0);
    lines->addWidget(m_head);
    lines->addWidget(m_text);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 4, 2, 4);
    layout->setSpacing(10);
    layout->addWidget(m_icon);
    layout->addLayout(lines, 1);
    layout->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, &ComposerStrip::closed);
    hide();
}

void ComposerStrip::say(const QString &icon, const QString &head, const QString &text, const QString &closing)
{
    m_icon->setPixmap(inkedIcon(icon, m_theme.accentInk).pixmap(QSize(kIcon, kIcon), devicePixelRatioF()));
    m_head->setText(head);
    m_whole = text.simplified();
    m_close->setToolTip(closing);
    m_close->setAccessibleName(closing);
    setAccessibleName(QStringLiteral("%1: %2").arg(head, m_whole));
    show();
    fit();
}

void ComposerStrip::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fit();
}

void ComposerStrip::fit()
{
    m_text->setText(m_text->fontMetrics().elidedText(m_whole, Qt::ElideRight, m_text->width()));
}

} // namespace foyer::ui
