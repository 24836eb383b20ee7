// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

QT_BEGIN_NAMESPACE
class QLabel;
class QWidget;
QT_END_NAMESPACE

namespace foyer::protocol {
struct Message;
}

namespace foyer::ui {

/// Names what stands below.
[[nodiscard]] QLabel *headingLabel(const QString &text, QWidget *parent);
/// Where a dialog says why something did not work; hidden until then.
[[nodiscard]] QLabel *errorLabel(QWidget *parent);
/// A message as a dialog shows which one it is about: who, and what in a few lines.
[[nodiscard]] QLabel *quoteLabel(const protocol::Message &message, QWidget *parent);

} // namespace foyer::ui
