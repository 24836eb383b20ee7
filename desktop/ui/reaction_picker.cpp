// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/reaction_picker.h"

#include "desktop/ui/fonts.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScreen>
#include <QToolButton>

#include <algorithm>

namespace foyer::ui {

namespace {
/// The same as in the web client.
QStringList usualReactions()
{
    return {QStringLiteral("👍"), QStringLiteral("❤️"), QStringLiteral("😂"),
            QStringLiteral("🎉"), QStringLiteral("😮"),      QStringLiteral("🙏")};
}
constexpr int kMost = 12;
constexpr int kSide = 36;
constexpr int kGap = 6;
} // namespace

ReactionPicker::ReactionPicker(const QStringList &there, QWidget *parent)
    : QFrame(parent, Qt::Popup)
{
    setObjectName(QStringLiteral("reactionPicker"));
    setAccessibleName(tr("React with"));
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    QStringList offered = usualReactions();
    for (const QString &emoji : there) {
        if (!offered.contains(emoji) && offered.size() < kMost)
            offered.append(emoji);
    }
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->setSpacing(2);
    for (const QString &emoji : std::as_const(offered)) {
        auto *button = new QToolButton(this);
        QFont font = emojiFont(button->font());
        font.setPointSizeF(font.pointSizeF() * 1.35);
        button->setFont(font);
        button->setText(emoji);
        button->setAccessibleName(tr("React with %1").arg(emoji));
        button->setFixedSize(kSide, kSide);
        connect(button, &QToolButton::clicked, this, [this, emoji] {
            emit chosen(emoji);
            close();
        });
        layout->addWidget(button);
    }
    auto *more = new QToolButton(this);
    more->setObjectName(QStringLiteral("moreReactions"));
    more->setText(QStringLiteral("…"));
    more->setToolTip(tr("More emoji"));
    more->setAccessibleName(tr("More emoji"));
    more->setFixedSize(kSide, kSide);
    connect(more, &QToolButton::clicked, this, [this] {
        close();
        emit moreWanted();
    });
    layout->addWidget(more);
}

void ReactionPicker::openAt(QPoint global)
{
    adjustSize();
    const QRect screen = parentWidget()->screen()->availableGeometry();
    const int x = std::clamp(global.x() - width() / 2, screen.left(), screen.right() - width());
    const int above = global.y() - height() - kGap;
    move(x, above >= screen.top() ? above : global.y() + kGap);
    show();
    findChild<QToolButton *>()->setFocus(Qt::PopupFocusReason);
}

void ReactionPicker::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Right || event->key() == Qt::Key_Left)
        focusNextPrevChild(event->key() == Qt::Key_Right);
    else
        QFrame::keyPressEvent(event);
}

} // namespace foyer::ui
