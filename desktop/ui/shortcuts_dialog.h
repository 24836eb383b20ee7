// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/model/settings.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QFormLayout;
class QKeySequence;
QT_END_NAMESPACE

namespace foyer::ui {

/// What the keys do.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ShortcutsDialog(model::SendKey sendKey, QWidget *parent = nullptr);

private:
    void add(QFormLayout *form, const QString &what, const QList<QKeySequence> &keys);
    QFormLayout *addPart(const QString &heading);
};

} // namespace foyer::ui
