// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who is in a conversation, who writes, who has read, and what can be done about somebody: in the real window at the real
// server, on a screen of its own.

#include "tests/desktop/engine_ground.h"
#include "tests/desktop/window_ground.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace foyer;
using namespace foyer::test;
using client::Api;
using Members = model::MemberListModel;

namespace {
constexpr ConversationId kLobbyRoom(1);
} // namespace

class TestWindowPeople : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { WindowGround::addLooks(); }

    void init()
    {
        m_ground = WindowGround::inThisLook(QStringLiteral(FOYER_SCREENSHOTS));
        QVERIFY2(m_ground->start(u"Ann"_s), m_ground->server.log().constData());
        m_bob = m_ground->person(u"Bob"_s);
        m_chen = m_ground->person(u"陈小明"_s);
        QVERIFY(m_bob && m_chen);
    }

    void cleanup()
    {
        m_bob.reset();
        m_chen.reset();
        m_ground.reset();
    }

    void theMembersAreBesideTheMessages()
    {
        auto *const list = m_ground->find<QListView>("members");
        QVERIFY(!list->isVisible());
        press(m_ground->find<QToolButton>("membersButton"));
        QTRY_COMPARE(names(), QStringList({u"Ann"_s, u"Bob"_s, u"陈小明"_s}));
        QVERIFY(list->isVisible());
        m_bob->say(1, u"I water the roses now."_s);
        m_chen->drop();
        // Whoever is gone for a moment only is not told as gone.
        QTRY_VERIFY_WITH_TIMEOUT(!member(u"陈小明"_s).isOnline, 20'000 * patience());
        // Those who are not there come last, below a heading of their own.
        QTRY_COMPARE(list->model()->rowCount(), 5);
        m_ground->picture("40-members");
        m_ground->find<QLineEdit>("memberFilter")->setText(u"bO"_s);
        QTRY_COMPARE(names(), QStringList({u"Bob"_s}));
        m_ground->find<QLineEdit>("memberFilter")->setText(u"nobody like this"_s);
        QTRY_COMPARE(names(), QStringList());
    }

    void theListOfMembersIsRememberedAndMakesWayInANarrowWindow()
    {
        press(m_ground->find<QToolButton>("membersButton"));
        QTRY_VERIFY(m_ground->find<QListView>("members")->isVisible());
        m_ground->openWindow();
        QTRY_VERIFY(m_ground->window->isActiveWindow());
        m_ground->window->resize(1000, 700);
        m_ground->session->openConversation({});
        m_ground->session->openConversation(kLobbyRoom);
        QMetaObject::invokeMethod(m_ground->session, "signedIn", Q_ARG(bool, false));
        QTRY_VERIFY(m_ground->find<QListView>("members")->isVisible());
        auto *const messages = m_ground->find<QAbstractItemView>("timeline");
        QVERIFY(messages->isVisible());
        m_ground->window->resize(620, 600);
        QTRY_VERIFY(!m_ground->find<QListView>("members")->isVisible());
        QVERIFY(messages->isVisible());
        // Asked for, it takes the place of the messages, and gives it back.
        press(m_ground->find<QToolButton>("membersButton"));
        QTRY_VERIFY(m_ground->find<QListView>("members")->isVisible());
        QVERIFY(!messages->isVisible());
        m_ground->picture("41-members-narrow");
        press(m_ground->find<QToolButton>("closeMembers"));
        QTRY_VERIFY(messages->isVisible());
    }

    void aCardTellsWhoSomebodyIs()
    {
        QCOMPARE(
            m_bob->call("PATCH", u"/me"_s, R"({"status":{"emoji":"🌴","text":"Away until Monday"}})").status,
            200);
        QDialog *card = open(u"Bob"_s);
        QTRY_VERIFY(card->findChild<QLabel *>(u"personStatus"_s)->text().contains(u"Away until Monday"));
        QCOMPARE(card->findChild<QLabel *>(u"personName"_s)->text(), u"Bob"_s);
        m_ground->picture("42-card", card);
        press(card->findChild<QPushButton *>(u"mentionPerson"_s));
        QTRY_COMPARE(m_ground->find<QPlainTextEdit>("composer")->toPlainText(), u"@Bob "_s);

        card = open(u"Bob"_s);
        press(waited<QPushButton>(card, "blockPerson"));
        QTRY_COMPARE(m_ground->engine->blocked(), QSet{bobId()});
        QTRY_VERIFY(card->findChild<QPushButton *>(u"writeToPerson"_s) == nullptr);
        press(waited<QPushButton>(card, "blockPerson"));
        QTRY_COMPARE(m_ground->engine->blocked(), QSet<UserId>());
        press(waited<QPushButton>(card, "writeToPerson"));
        QTRY_COMPARE(m_ground->find<QLabel>("roomName")->text(), u"Bob"_s);
    }

    void somebodyIsReported()
    {
        QDialog *card = open(u"Bob"_s);
        press(waited<QPushButton>(card, "reportPerson"));
        QTRY_VERIFY(card->findChild<QDialog *>(u"reportDialog"_s) != nullptr);
        auto *report = card->findChild<QDialog *>(u"reportDialog"_s);
        report->findChild<QPlainTextEdit *>(u"reportReason"_s)->setPlainText(u"He pulled up my roses."_s);
        m_ground->picture("43-report-person", report);
        press(report->findChild<QPushButton *>(u"sendReport"_s));
        QTRY_VERIFY(card->findChild<QDialog *>(u"reportDialog"_s) == nullptr);
        QTRY_VERIFY(m_ground->find<QLabel>("shortNote")->isVisible());
    }

    void whoOwnsARoomRunsItsMembers()
    {
        const ConversationId garden = makeGarden();
        QDialog *card = open(u"Bob"_s);
        QVERIFY(waited<QComboBox>(card, "memberRole") != nullptr);
        m_ground->picture("44-card-for-owners", card);
        auto *roles = waited<QComboBox>(card, "memberRole");
        roles->setCurrentIndex(1);
        emit roles->activated(1);
        QTRY_COMPARE(member(u"Bob"_s).role, protocol::MemberRole::Moderator);
        // For ten minutes.
        QMenu *mute = waited<QPushButton>(card, "mutePerson")->menu();
        mute->actions().constFirst()->trigger();
        QTRY_VERIFY(card->findChild<QLabel *>(u"mutedUntil"_s) != nullptr);
        QCOMPARE(m_bob->outcome(m_bob->say(garden.value(), u"May I?"_s)).value(u"code").toString(),
                 u"silenced"_s);
        press(waited<QPushButton>(card, "banPerson"));
        QTRY_VERIFY(card->findChild<QDialog *>(u"banDialog"_s) != nullptr);
        auto *ban = card->findChild<QDialog *>(u"banDialog"_s);
        ban->findChild<QLineEdit *>(u"banReason"_s)->setText(u"He pulled up the roses."_s);
        m_ground->picture("45-ban", ban);
        press(ban->findChild<QPushButton *>(u"banNow"_s));
        QVERIFY(!m_bob->await(u"left"_s).isEmpty());
        QTRY_COMPARE(names(), QStringList({u"Ann"_s, u"陈小明"_s}));
        QTRY_VERIFY(m_ground->find<QDialog>("personDialog") == nullptr);
        const auto bans = ask(*m_ground->engine, [garden](Api &api) { return api.rooms().bans(garden); });
        QCOMPARE(bans->at(0).reason, u"He pulled up the roses."_s);
    }

    void whoWritesIsTold()
    {
        auto *const line = m_ground->find<QLabel>("typing");
        QCOMPARE(line->text(), QString());
        m_bob->send({{u"type"_s, u"typing"_s}, {u"conversation"_s, 1}});
        QTRY_VERIFY(line->text().contains(u"Bob"));
        m_ground->picture("46-typing");
        m_bob->say(1, u"Roses!"_s);
        QTRY_COMPARE(line->text(), QString());
        QTest::keyClicks(m_ground->find<QPlainTextEdit>("composer"), u"Hm"_s);
        const QJsonObject told = m_bob->await(u"typing"_s, [](const QJsonObject &event) {
            return event.value(u"users").toArray().at(0)[u"displayName"].toString() == u"Ann";
        });
        QVERIFY(!told.isEmpty());
    }

    void whoHasReadTheLastWordsIsToldBelowThem()
    {
        auto *const edit = m_ground->find<QPlainTextEdit>("composer");
        QTest::keyClicks(edit, u"Are the roses out?"_s);
        QTest::keyClick(edit, Qt::Key_Return);
        model::TimelineModel &timeline = m_ground->session->timeline();
        QTRY_VERIFY(timeline.lastSeq().isValid());
        const auto seen = [&timeline] {
            return timeline.index(timeline.rowCount() - 1).data(model::TimelineModel::SeenRole).toString();
        };
        QCOMPARE(seen(), QString());
        m_bob->send({{u"type"_s, u"read"_s}, {u"conversation"_s, 1}, {u"seq"_s, timeline.lastSeq().value()}});
        QTRY_VERIFY(seen().contains(u"Bob"));
        m_chen->send(
            {{u"type"_s, u"read"_s}, {u"conversation"_s, 1}, {u"seq"_s, timeline.lastSeq().value()}});
        QTRY_VERIFY(seen().contains(u"陈小明"));
        m_ground->picture("47-seen");
        // Who is alone has nobody to be seen by.
        QTRY_COMPARE(m_ground->engine->replica().conversation(kLobbyRoom)->memberCount, 3);
        auto *const view = m_ground->find<QAbstractItemView>("timeline");
        const QRect row = view->visualRect(timeline.index(timeline.rowCount() - 1));
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, row.bottomLeft() + QPoint(90, -10));
        QTRY_VERIFY(m_ground->find<QDialog>("seenDialog") != nullptr);
        auto *const people = m_ground->find<QDialog>("seenDialog")->findChild<QListWidget *>(u"seenBy"_s);
        QTRY_COMPARE(people->count(), 2);
        m_ground->picture("48-seen-by", m_ground->find<QDialog>("seenDialog"));
        // Somebody answers: what he answers to was read, so it is told no more.
        m_bob->say(1, u"They are."_s);
        QTRY_COMPARE(timeline.rowCount(), 2);
        QCOMPARE(timeline.index(0).data(model::TimelineModel::SeenRole).toString(), QString());
    }

private:
    template<typename Button>
    static void press(Button *button)
    {
        QVERIFY(button != nullptr);
        QVERIFY(QTest::qWaitForWindowExposed(button->window()));
        QTest::mouseClick(button, Qt::LeftButton);
    }

    /// A part of a dialog that comes with an answer.
    template<typename Widget>
    static Widget *waited(QDialog *dialog, const char *name)
    {
        const auto find = [&] {
            return dialog->findChild<Widget *>(QLatin1StringView(name));
        };
        if (!QTest::qWaitFor([&] { return find() != nullptr && find()->isVisible() && find()->isEnabled(); },
                             5'000 * patience()))
            qFatal("no %s", name);
        return find();
    }

    [[nodiscard]] UserId bobId() const { return UserId(m_bob->user.value(u"id").toInteger()); }

    [[nodiscard]] QStringList names() const
    {
        QStringList all;
        const Members &members = m_ground->session->members();
        for (int row = 0; row < members.rowCount(); ++row) {
            if (const protocol::Member *member = members.memberAt(members.index(row)))
                all.append(member->user.displayName);
        }
        // Each language has an order of its own.
        all.sort();
        return all;
    }

    [[nodiscard]] protocol::Member member(const QString &name) const
    {
        const Members &members = m_ground->session->members();
        for (int row = 0; row < members.rowCount(); ++row) {
            const protocol::Member *member = members.memberAt(members.index(row));
            if (member != nullptr && member->user.displayName == name)
                return *member;
        }
        return {};
    }

    /// Opens somebody's card from the list of members.
    QDialog *open(const QString &name)
    {
        // One that was closed goes with the next turn of the loop.
        if (!QTest::qWaitFor([&] { return m_ground->find<QDialog>("personDialog") == nullptr; }))
            qFatal("an old card is open");
        auto *const list = m_ground->find<QListView>("members");
        if (!list->isVisible())
            press(m_ground->find<QToolButton>("membersButton"));
        if (!QTest::qWaitFor([&] { return names().contains(name); }, 5'000 * patience()))
            qFatal("nobody is called that");
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const QModelIndex index = list->model()->index(row, 0);
            if (index.data().toString() == name)
                QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(index).center());
        }
        auto *const card = m_ground->find<QDialog>("personDialog");
        if (card == nullptr || !QTest::qWaitForWindowExposed(card))
            qFatal("no card");
        return card;
    }

    /// A room of Ann's with the others in it, opened.
    ConversationId makeGarden()
    {
        client::NewRoom room{u"Garden"_s, u"Roses"_s};
        room.users = {u"Bob"_s, u"陈小明"_s};
        const auto made = ask(*m_ground->engine, [room](Api &api) { return api.rooms().create(room); });
        if (!made)
            qFatal("no room");
        if (!QTest::qWaitFor([&] { return m_ground->engine->replica().conversation(made->id) != nullptr; }))
            qFatal("no room in the list");
        m_ground->session->openConversation(made->id);
        return made->id;
    }

    std::unique_ptr<WindowGround> m_ground;
    std::unique_ptr<Peer> m_bob;
    std::unique_ptr<Peer> m_chen;
};

QTEST_MAIN(TestWindowPeople)
#include "tst_window_people.moc"
