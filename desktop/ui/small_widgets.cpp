// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/small_widgets.h"

#include "common/protocol/message.h"
#include "desktop/model/message_line.h"
#include "desktop/ui/fonts.h"
#include "desktop/ui/icons.h"
#include "desktop/ui/theme.h"

#include <QCoreApplication>
#include <QFrame>
#include <QLabel>
#include <QToolButton>
#include <QVariant>

namespace foyer::ui {

namespace {
/// Characters of a message that a dialog shows.
constexpr int kQuoted = 200;
} // namespace

QLabel *headingLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setFont(boldFont(label->font()));
    return label;
}

QLabel *errorLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QStringLiteral("dialogError"));
    label->setProperty("kind", QStringLiteral("error"));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->hide();
    return label;
}

QLabel *quoteLabel(const protocol::Message &message, QWidget *parent)
{
    const QString author = message.alias ? message.alias->displayName : message.author.displayName;
    QString what = model::MessageLine::of(message, UserId()).summary();
    if (what.size() > kQuoted)
        what = what.left(kQuoted).trimmed() + QStringLiteral(" …");
    auto *label = new QLabel(QStringLiteral("%1\n%2").arg(author, what), parent);
    label->setObjectName(QStringLiteral("quoted"));
    label->setProperty("kind", QStringLiteral("quote"));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QFrame *horizontalLine(const Theme &theme, QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setFixedHeight(1);
    line->setStyleSheet(QStringLiteral("background: %1;").arg(theme.line.name()));
    return line;
}

void dressCloseButton(QToolButton &button, const Theme &theme)
{
    const QString close = QCoreApplication::translate("foyer::ui::SmallWidgets", "Close");
    button.setIcon(inkedIcon(QStringLiteral("close"), theme.ink2));
    button.setIconSize({18, 18});
    button.setToolTip(close);
    button.setAccessibleName(close);
}

} // namespace foyer::ui
