// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

QT_BEGIN_NAMESPACE
class QFrame;
class QLabel;
class QToolButton;
class QWidget;
QT_END_NAMESPACE

namespace foyer::protocol {
struct Message;
}

namespace foyer::ui {

struct Theme;

/// Names what stands below.
[[nodiscard]] QLabel *headingLabel(const QString &text, QWidget *parent);
/// Where a dialog says why something did not work; hidden until then.
[[nodiscard]] QLabel *errorLabel(QWidget *parent);
/// A message as a dialog shows which one it is about: who, and what in a few lines.
[[nodiscard]] QLabel *quoteLabel(const protocol::Message &message, QWidget *parent);

/// A thin line from side to side.
[[nodiscard]] QFrame *horizontalLine(const Theme &theme, QWidget *parent);
/// Makes a button look and read as the one that closes what it is in.
void dressCloseButton(QToolButton &button, const Theme &theme);

} // namespace foyer::ui
