// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/app/news_desk.h"

#include "common/protocol/user.h"
#include "desktop/model/chat_session.h"
#include "desktop/model/settings.h"
#include "desktop/ui/avatar_painter.h"
#include "desktop/ui/error_text.h"
#include "desktop/ui/main_window.h"

#include <QTimer>

#include <chrono>

namespace foyer::app {

using model::Accounts;
using model::Alerter;
using model::ChatSession;
using model::Settings;
using platform::Notifier;

namespace {
using namespace std::chrono_literals;
/// Pixels of a face beside a notification.
constexpr int kPicture = 96;
/// How long news waits for the face of who speaks.
constexpr auto kPatience = 1s;
} // namespace

NewsDesk::NewsDesk(Accounts &accounts, Settings &settings, ui::MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_settings(settings)
    , m_window(window)
    , m_notifier(Notifier::forThisDesktop())
{
    for (int i = 0; i < accounts.count(); ++i)
        follow(i);
    connect(&accounts, &Accounts::added, this, &NewsDesk::follow);
    const auto quieten = [this] {
        for (int i = 0; i < m_accounts.count(); ++i)
            m_accounts.at(i).alerter().setDoNotDisturb(m_settings.isDoNotDisturb());
    };
    connect(&settings, &Settings::doNotDisturbChanged, this, quieten);
    if (!m_notifier)
        return;
    connect(m_notifier.get(), &Notifier::activated, this, &NewsDesk::onActivated);
    connect(m_notifier.get(), &Notifier::replied, this, &NewsDesk::onReplied);
    const auto sound = [this] {
        m_notifier->setSound(m_settings.hasSound());
    };
    connect(&settings, &Settings::soundChanged, this, sound);
    sound();
}

void NewsDesk::follow(int index)
{
    ChatSession &session = m_accounts.at(index);
    session.alerter().setDoNotDisturb(m_settings.isDoNotDisturb());
    if (!m_notifier)
        return;
    connect(&session.alerter(), &Alerter::told, this,
            [this, &session](const model::News &news) { tell(session, news); });
    connect(&session.alerter(), &Alerter::settled, this, [this, &session](const QString &key) {
        m_waiting.remove(keyFor(session, key));
        m_notifier->withdraw(keyFor(session, key));
    });
    connect(&session.pictures(), &model::PictureCache::thumbnailReady, this, [this](const QString &id) {
        const QStringList keys = m_waiting.keys();
        for (const QString &key : keys) {
            if (m_waiting.value(key).news.avatar == id)
                showWaiting(key);
        }
    });
}

void NewsDesk::say(const QString &key, const QString &title, const QString &text)
{
    if (m_notifier)
        m_notifier->show({key, title, text});
}

void NewsDesk::tell(ChatSession &session, const model::News &news)
{
    const QString key = keyFor(session, news.key);
    // A notification that gets its picture later comes twice on most desktops.
    const bool isPictureWanted = protocol::isOwnAvatar(news.avatar)
        && session.pictures().avatar(news.avatar, kPicture).isNull()
        && session.pictures().isLoadingAvatar(news.avatar, kPicture);
    if (!isPictureWanted) {
        m_waiting.remove(key);
        show(key, session, news);
        return;
    }
    m_waiting.insert(key, {&session, news});
    QTimer::singleShot(kPatience, this, [this, key] { showWaiting(key); });
}

void NewsDesk::showWaiting(const QString &key)
{
    const Waiting waiting = m_waiting.take(key);
    if (waiting.session != nullptr)
        show(key, *waiting.session, waiting.news);
}

void NewsDesk::show(const QString &key, ChatSession &session, const model::News &news)
{
    const QImage picture = news.speaker.isEmpty()
        ? QImage()
        : ui::avatarPixmap(session.pictures(), news.avatar, news.speaker, kPicture, 1).toImage();
    const bool canReply = Alerter::conversationOf(news.key).isValid();
    m_notifier->show({key, news.title, news.text, picture, canReply});
}

QString NewsDesk::keyFor(const ChatSession &session, const QString &key) const
{
    const int index = m_accounts.indexOf(session);
    return index < 0 ? key : QStringLiteral("%1/%2").arg(m_accounts.idAt(index), key);
}

NewsDesk::Subject NewsDesk::subjectOf(const QString &key) const
{
    const qsizetype slash = key.indexOf(u'/');
    return slash < 0 ? Subject{-1, key} : Subject{m_accounts.indexOfId(key.left(slash)), key.mid(slash + 1)};
}

void NewsDesk::onActivated(const QString &key)
{
    const Subject subject = subjectOf(key);
    if (subject.index < 0)
        m_window.comeForward();
    else
        m_window.openNews(m_accounts.at(subject.index), subject.key);
}

void NewsDesk::onReplied(const QString &key, const QString &text)
{
    const Subject subject = subjectOf(key);
    if (subject.index < 0)
        return;
    const auto sent = m_accounts.at(subject.index).sendTo(Alerter::conversationOf(subject.key), text);
    if (sent)
        m_notifier->withdraw(key);
    else
        m_notifier->show({key, tr("Your answer was not sent"), ui::errorText(sent.error().code)});
}

} // namespace foyer::app
