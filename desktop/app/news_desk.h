// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/model/accounts.h"
#include "desktop/platform/notifier.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <memory>

namespace foyer::model {
class Settings;
}

namespace foyer::ui {
class MainWindow;
}

namespace foyer::app {

/// Brings what the alerters of all accounts tell to the desktop, and what the person does with it back to the window and the
/// right account.
class NewsDesk : public QObject
{
    Q_OBJECT

public:
    /// All that is passed in must outlive it.
    NewsDesk(model::Accounts &accounts, model::Settings &settings, ui::MainWindow &window,
             QObject *parent = nullptr);

    /// Says something about the program itself.
    void say(const QString &key, const QString &title, const QString &text);

private:
    /// The account and the alerter's key that a notification is about; index -1: no account.
    struct Subject
    {
        int index = -1;
        QString key;
    };

    void follow(int index);
    /// What waits for the face beside it.
    struct Waiting
    {
        QPointer<model::ChatSession> session;
        model::News news;
    };

    void tell(model::ChatSession &session, const model::News &news);
    void show(const QString &key, model::ChatSession &session, const model::News &news);
    void showWaiting(const QString &key);
    [[nodiscard]] QString keyFor(const model::ChatSession &session, const QString &key) const;
    [[nodiscard]] Subject subjectOf(const QString &key) const;
    void onActivated(const QString &key);
    void onReplied(const QString &key, const QString &text);

    model::Accounts &m_accounts;
    model::Settings &m_settings;
    ui::MainWindow &m_window;
    /// Null where the desktop has no notifications.
    std::unique_ptr<platform::Notifier> m_notifier;
    /// By the notification's key.
    QHash<QString, Waiting> m_waiting;
};

} // namespace foyer::app
