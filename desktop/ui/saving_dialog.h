// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/base/result.h"

#include <QByteArray>
#include <QDialog>

#include <functional>
#include <optional>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace foyer::ui {

/// A dialog whose Save asks the server for one thing or several: it closes when all of them are done, and says why when
/// one is not.
class SavingDialog : public QDialog
{
    Q_OBJECT

protected:
    explicit SavingDialog(QWidget *parent);

    /// Puts the place for errors and the buttons below what the layout has. To be called once; `saveName` is the object
    /// name of Save, `saveText` what it says instead.
    void addFoot(QVBoxLayout *layout, const char *saveName, const QString &saveText = {});
    void setSavable(bool isSavable);

    /// The person pressed Save, and nothing is under way.
    virtual void save() = 0;
    /// So many answers are awaited from now on; with none of them the dialog closes.
    void startSaving(int requests);
    /// One more answer is awaited, of something that is done at once and not with Save.
    void startAtOnce();
    [[nodiscard]] bool isBusy() const { return m_pending > 0; }
    /// What each of the answers is to be given to.
    [[nodiscard]] std::function<void(const Result<> &)> whenDone();
    /// Says why something does not work.
    void refuse(const QString &why);
    /// Takes that back, as the person has found another way.
    void forgetRefusal();

    /// Lets the person choose a file with a picture: its bytes; nothing if he did not, or if it cannot be read, which
    /// is told.
    [[nodiscard]] std::optional<QByteArray> choosePicture(const QString &title);

private:
    void finished(const Result<> &done);

    QLabel *m_error;
    QPushButton *m_save;
    /// Requests that were not answered yet.
    int m_pending = 0;
    bool m_hasFailed = false;
};

} // namespace foyer::ui
