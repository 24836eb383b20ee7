// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/small_widgets.h"

#include "common/protocol/message.h"
#include "desktop/model/message_line.h"
#include "desktop/ui/fonts.h"

#include <QLabel>
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

} // namespace foyer::ui
