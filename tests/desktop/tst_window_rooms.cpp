// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Finding, making, running and leaving rooms in the real window at the real server, on a screen of its own.

#include "tests/desktop/engine_ground.h"
#include "tests/desktop/window_ground.h"
#include "tests/support/sample_picture.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDialog>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace foyer;
using namespace foyer::test;
using client::Api;
using Conversations = model::ConversationListModel;

namespace {

QByteArray drawnCover()
{
    QImage image(320, 200, QImage::Format_RGB32);
    image.fill(QColor(0x2f, 0x9e, 0x62));
    QPainter painter(&image);
    painter.setBrush(QColor(0xea, 0xb5, 0x65));
    painter.drawEllipse(90, 40, 140, 120);
    painter.end();
    return pngOf(image);
}

} // namespace

class TestWindowRooms : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { WindowGround::addLooks(); }

    void init()
    {
        m_ground = WindowGround::inThisLook(QStringLiteral(FOYER_SCREENSHOTS));
        QVERIFY2(m_ground->start(u"Ann"_s), m_ground->server.log().constData());
        m_bob = m_ground->person(u"Bob"_s);
        QVERIFY(m_bob != nullptr);
    }

    void cleanup()
    {
        m_bob.reset();
        m_ground.reset();
    }

    void aRoomIsMadeAndLeftAgain()
    {
        QDialog *rooms = openRooms();
        rooms->findChild<QLineEdit *>(u"findRoom"_s)->setText(u"Garden"_s);
        press(rooms->findChild<QPushButton *>(u"newRoom"_s));
        auto *dialog = rooms->findChild<QDialog *>(u"createRoom"_s);
        QVERIFY(dialog != nullptr);
        // What was looked for and is not there is what is to be made.
        QCOMPARE(dialog->findChild<QLineEdit *>(u"newRoomName"_s)->text(), u"Garden"_s);
        dialog->findChild<QLineEdit *>(u"newRoomName"_s)->setText(u"Lobby"_s);
        press(dialog->findChild<QPushButton *>(u"createNow"_s));
        QTRY_VERIFY(dialog->findChild<QLabel *>(u"dialogError"_s)->isVisible());
        dialog->findChild<QLineEdit *>(u"newRoomName"_s)->setText(u"Rose garden"_s);
        dialog->findChild<QLineEdit *>(u"newRoomTopic"_s)->setText(u"Roses, and what they need"_s);
        dialog->findChild<QCheckBox *>(u"newRoomPrivate"_s)->setChecked(true);
        m_ground->picture("50-create-room", dialog);
        press(dialog->findChild<QPushButton *>(u"createNow"_s));
        QTRY_COMPARE(m_ground->find<QLabel>("roomName")->text(), u"Rose garden"_s);
        QTRY_VERIFY(m_ground->find<QDialog>("roomsDialog") == nullptr);
        QCOMPARE(m_ground->session->open()->state.visibility, protocol::Visibility::Private);
        const ConversationId room = m_ground->session->openId();

        choose("leaveRoom");
        QTRY_VERIFY(m_ground->find<QMessageBox>("leaveQuestion") != nullptr);
        m_ground->picture("51-leave", m_ground->find<QMessageBox>("leaveQuestion"));
        press(m_ground->find<QPushButton>("leaveNow"));
        QTRY_VERIFY(m_ground->engine->replica().conversation(room) == nullptr);
        QTRY_VERIFY(m_ground->session->openId() != room);
    }

    void roomsAreFoundWithTheirCovers()
    {
        const Answer made = m_bob->post(u"/rooms"_s, {{u"name"_s, u"Garden"_s}, {u"topic"_s, u"Roses"_s}});
        const qint64 garden = made.json.value(u"id"_s).toInteger();
        QVERIFY(garden > 0);
        const Answer sent = m_bob->call("POST", u"/images"_s, drawnCover(), {{"Content-Type", "image/png"}});
        QVERIFY2(sent.status == 201 || sent.status == 200, sent.body.constData());
        QCOMPARE(
            m_bob
                ->call("PATCH", u"/rooms/%1"_s.arg(garden),
                       QByteArray("{\"cover\":\"") + sent.json.value(u"id"_s).toString().toUtf8() + "\"}")
                .status,
            200);
        QDialog *rooms = openRooms();
        auto *const list = rooms->findChild<QListWidget *>(u"rooms"_s);
        QTRY_COMPARE(list->count(), 2);
        const auto middle = [list] {
            return list->item(0)->icon().pixmap(40, 40).toImage().pixelColor(20, 20);
        };
        QVERIFY(list->item(0)->text().contains(u"Garden"));
        QTRY_VERIFY(middle().red() > 180 && middle().blue() < 140);
        m_ground->picture("52-rooms", rooms);
        QTest::keyClicks(rooms->findChild<QLineEdit *>(u"findRoom"_s), u"roses"_s);
        QVERIFY(list->item(1)->isHidden() && !list->item(0)->isHidden());
        QTest::keyClick(rooms->findChild<QLineEdit *>(u"findRoom"_s), Qt::Key_Down);
        QTest::keyClick(rooms->findChild<QLineEdit *>(u"findRoom"_s), Qt::Key_Return);
        QTRY_COMPARE(m_ground->session->openId(), ConversationId(garden));
        m_ground->picture("53-room-with-cover");
    }

    void peopleAreInvitedByNameAndByLink()
    {
        const ConversationId garden = makeGarden();
        choose("invitePeople");
        QTRY_VERIFY(m_ground->find<QDialog>("inviteDialog") != nullptr);
        QDialog *dialog = m_ground->find<QDialog>("inviteDialog");
        auto *const name = dialog->findChild<QLineEdit *>(u"inviteName"_s);
        auto *const answer = dialog->findChild<QLabel *>(u"inviteAnswer"_s);
        name->setText(u"Nobody"_s);
        press(dialog->findChild<QPushButton *>(u"inviteAdd"_s));
        QTRY_VERIFY(dialog->findChild<QLabel *>(u"dialogError"_s)->text().contains(u"Nobody"));
        name->setText(u"Bob"_s);
        press(dialog->findChild<QPushButton *>(u"inviteAdd"_s));
        QTRY_VERIFY(answer->text().contains(u"Bob"));
        QVERIFY(!m_bob->await(u"conversation"_s).isEmpty());
        press(dialog->findChild<QPushButton *>(u"makeLink"_s));
        QTRY_VERIFY(dialog->findChild<QLineEdit *>(u"linkAddress"_s) != nullptr);
        m_ground->picture("54-invite", dialog);
        const QString address = dialog->findChild<QLineEdit *>(u"linkAddress"_s)->text();
        QVERIFY(address.startsWith(m_ground->server.url().toString()));
        QCOMPARE(QGuiApplication::clipboard()->text(), address);

        // Somebody comes in by it, in a window as well as by hand.
        const QString code = address.section(u"join="_s, 1);
        const auto eve = m_ground->person(u"Eve"_s);
        QVERIFY(eve != nullptr);
        QCOMPARE(eve->post(u"/join"_s, {{u"code"_s, code}}).status, 200);
        QTRY_COMPARE(m_ground->engine->replica().conversation(garden)->memberCount, 3);
        press(dialog->findChild<QToolButton *>(u"withdrawLink"_s));
        QTRY_VERIFY(dialog->findChild<QLineEdit *>(u"linkAddress"_s) == nullptr);
        const auto links = ask(*m_ground->engine, [garden](Api &api) { return api.rooms().links(garden); });
        QVERIFY(links && links->isEmpty());
    }

    void anInvitationLinkIsPasted()
    {
        const qint64 room =
            m_bob->post(u"/rooms"_s, {{u"name"_s, u"Attic"_s}, {u"visibility"_s, u"private"_s}})
                .json.value(u"id"_s)
                .toInteger();
        const Answer link =
            m_bob->post(u"/rooms/%1/links"_s.arg(room), {{u"uses"_s, 1}, {u"expiresInSeconds"_s, 3600}});
        QVERIFY2(link.status == 201, link.body.constData());
        QDialog *rooms = openRooms();
        auto *const search = rooms->findChild<QLineEdit *>(u"findRoom"_s);
        search->setText(u"http://elsewhere.example/#join="_s + link.json.value(u"code"_s).toString());
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_COMPARE(m_ground->session->openId(), ConversationId(room));
        QTRY_VERIFY(m_ground->find<QDialog>("roomsDialog") == nullptr);
    }

    void whoIsBannedIsListedAndLetInAgain()
    {
        const ConversationId garden = makeGarden({u"Bob"_s});
        const UserId bob(m_bob->user.value(u"id"_s).toInteger());
        QVERIFY(ask(*m_ground->engine,
                    [&](Api &api) { return api.rooms().ban(garden, bob, u"He pulled up the roses."_s); }));
        choose("showBans");
        QTRY_VERIFY(m_ground->find<QDialog>("bansDialog") != nullptr);
        QDialog *dialog = m_ground->find<QDialog>("bansDialog");
        auto *const bans = dialog->findChild<QListWidget *>(u"bans"_s);
        QTRY_COMPARE(bans->count(), 1);
        QVERIFY(bans->item(0)->text().contains(u"roses"));
        m_ground->picture("55-bans", dialog);
        press(dialog->findChild<QPushButton *>(u"liftBan"_s));
        QTRY_COMPARE(bans->count(), 0);
        QCOMPARE(m_bob->call("POST", u"/rooms/%1/join"_s.arg(garden.value())).status, 200);
    }

    void favouritesComeFirst()
    {
        const ConversationId garden = makeGarden();
        m_bob->say(1, u"in the lobby, later"_s);
        Conversations &list = m_ground->session->conversations();
        QTRY_COMPARE(list.indexOf(garden).row(), 1);
        choose("favourite");
        QTRY_COMPARE(list.indexOf(garden).row(), 0);
        m_ground->picture("56-favourite");
        choose("favourite");
        QTRY_COMPARE(list.indexOf(garden).row(), 1);
    }

    void aConversationOfTwoIsHidden()
    {
        m_ground->session->writeTo(UserId(m_bob->user.value(u"id"_s).toInteger()));
        QTRY_VERIFY(m_ground->session->open() != nullptr && m_ground->session->open()->partner);
        const ConversationId direct = m_ground->session->openId();
        QMenu *menu = fill();
        QVERIFY(menu->findChild<QAction *>(u"blockPartner"_s) != nullptr);
        QVERIFY(menu->findChild<QAction *>(u"leaveRoom"_s) == nullptr);
        choose("hideDirect");
        QTRY_VERIFY(m_ground->engine->replica().conversation(direct) == nullptr);
    }

private:
    template<typename Button>
    static void press(Button *button)
    {
        QVERIFY(button != nullptr);
        QVERIFY(QTest::qWaitForWindowExposed(button->window()));
        QTest::mouseClick(button, Qt::LeftButton);
    }

    QDialog *openRooms()
    {
        press(m_ground->find<QPushButton>("roomsButton"));
        auto *const dialog = m_ground->find<QDialog>("roomsDialog");
        if (dialog == nullptr || !QTest::qWaitForWindowExposed(dialog))
            qFatal("no dialog");
        return dialog;
    }

    /// What the menu of the open conversation offers now.
    [[nodiscard]] QMenu *fill() const
    {
        QMenu *menu = m_ground->find<QToolButton>("roomMenuButton")->menu();
        emit menu->aboutToShow();
        return menu;
    }

    void choose(const char *name)
    {
        auto *action = fill()->findChild<QAction *>(QLatin1StringView(name));
        QVERIFY2(action != nullptr, name);
        action->trigger();
    }

    /// A room of Ann's, opened.
    ConversationId makeGarden(const QStringList &others = {})
    {
        client::NewRoom room{u"Garden"_s, u"Roses"_s};
        room.users = others;
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
};

QTEST_MAIN(TestWindowRooms)
#include "tst_window_rooms.moc"
