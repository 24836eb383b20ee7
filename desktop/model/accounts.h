// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/client/client_engine.h"
#include "desktop/model/chat_session.h"
#include "desktop/model/token_vault.h"

#include <QObject>
#include <QString>

#include <memory>
#include <vector>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace foyer::model {

/// The user's accounts, on one server or several, side by side: each with an engine and a session of its own, all of them
/// connected. There is always one, be it one at which nobody is signed in yet. They are there again at the next start.
/// Thread: main.
class Accounts : public QObject
{
    Q_OBJECT

public:
    /// What they stand on; all of it must outlive them.
    struct Ground
    {
        const Clock &clock;
        QSettings &store;
        TokenVault &vault;
        /// Each account has its own folder inside.
        QString dataFolder;
        client::Link::Settings link{};
    };

    explicit Accounts(Ground ground, QObject *parent = nullptr);
    ~Accounts() override;

    [[nodiscard]] int count() const { return int(m_accounts.size()); }
    [[nodiscard]] ChatSession &at(int index) const;
    [[nodiscard]] client::ClientEngine &engineAt(int index) const;
    [[nodiscard]] int indexOf(const ChatSession &session) const;
    /// The one that the person looks at.
    [[nodiscard]] ChatSession &current() const { return at(m_current); }
    [[nodiscard]] int currentIndex() const { return m_current; }
    void setCurrent(int index);

    /// Where and as whom somebody was signed in there the last time; empty for a new one.
    [[nodiscard]] QString serverAt(int index) const;
    [[nodiscard]] const protocol::User &userAt(int index) const;
    /// Whether it is not known yet whether it can go online again.
    [[nodiscard]] bool isOpening(int index) const;
    /// A name for the account that stays; empty while nobody is signed in.
    [[nodiscard]] QString idAt(int index) const;
    /// The one of that name; -1 if it is not there.
    [[nodiscard]] int indexOfId(const QString &id) const;
    /// The first one at this server, as it was typed; -1 if there is none.
    [[nodiscard]] int indexOfServer(const QString &server) const;

    /// Makes one more to sign in at, or goes to the one that is there.
    void addOne();
    /// Gives up one at which nobody is signed in, if there are others.
    void giveUp(int index);

    /// Sums over all of them: what is unread as far as the user wants to be told, and what of it calls him.
    [[nodiscard]] qint64 badge() const;
    [[nodiscard]] qint64 calls() const;

signals:
    void added(int index);
    /// Its session is still there while this is told.
    void aboutToRemove(int index);
    void currentChanged();
    /// Its user, its state or its counts are others.
    void changed(int index);
    void badgeChanged();

private:
    struct Account;

    Account &make();
    void load();
    void store();
    void open(Account &account);
    void onSignedIn(Account &account);
    void onSignedOut(Account &account);
    void removeAt(int index);
    void dropOthersOf(const Account &account);
    [[nodiscard]] int indexOfAccount(const Account &account) const;

    Ground m_ground;
    std::vector<std::unique_ptr<Account>> m_accounts;
    int m_current = 0;
};

} // namespace foyer::model
