// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"
#include "desktop/model/own_account.h"

#include <QTimer>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace foyer::ui {

/// Asks for a copy of the user's data and saves it once it is made.
class ExportSection : public QWidget
{
    Q_OBJECT

public:
    /// The account must outlive it.
    explicit ExportSection(model::OwnAccount &account, QWidget *parent = nullptr);

    /// Saves the copy in a folder, one ZIP after the other. What is there under these names is replaced.
    void saveTo(const QString &folder);

private:
    void showMade(const Result<model::DataExport> &made);
    void chooseFolder();
    void saveNext(const QString &folder, qsizetype index);
    [[nodiscard]] QString stateText() const;

    model::OwnAccount &m_account;
    model::DataExport m_made;
    QLabel *m_state;
    QPushButton *m_begin;
    QPushButton *m_save;
    /// While it is being made, the server is asked again and again.
    QTimer m_again;
};

} // namespace foyer::ui
