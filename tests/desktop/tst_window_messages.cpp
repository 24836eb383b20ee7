// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What can be done to messages, in the real window at the real server, on a screen of its own.

#include "tests/desktop/window_ground.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTimer>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace foyer;
using namespace foyer::test;
using Model = model::TimelineModel;

namespace {
constexpr ConversationId kLobby(1);
}

class TestWindowMessages : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { WindowGround::addLooks(); }

    void init()
    {
        m_ground = WindowGround::inThisLook(QStringLiteral(FOYER_SCREENSHOTS));
        QVERIFY2(m_ground->start(u"Ann"_s), m_ground->server.log().constData());
        m_bob = m_ground->person(u"Bob"_s);
        QVERIFY(m_bob);
        m_bob->say(1, u"Shall we meet in the garden at six? I bring the lanterns."_s);
        m_bob->say(1, u"And somebody should bring bread 🥖"_s);
        QTRY_COMPARE_WITH_TIMEOUT(timeline().rowCount(), 2, 10'000 * patience());
        composer()->setFocus();
    }

    void cleanup()
    {
        m_bob.reset();
        m_ground.reset();
    }

    void aMessageIsAnsweredAndTheAnswerLeadsBack()
    {
        select(0);
        QTest::keyClick(view(), Qt::Key_R);
        QTRY_VERIFY(strip()->isVisible());
        QVERIFY(composer()->hasFocus());
        QVERIFY(strip()->findChild<QLabel *>(u"stripHead"_s)->text().contains(u"Bob"));
        composer()->setPlainText(u"At six is fine"_s);
        m_ground->picture("30-reply");
        QTest::keyClick(composer(), Qt::Key_Return);
        QTRY_COMPARE(timeline().rowCount(), 3);
        QVERIFY(!strip()->isVisible());
        QTRY_COMPARE(line(2).quote.seq, Seq(1));
        const QJsonObject heard = m_bob->await(u"message"_s, [](const QJsonObject &event) {
            return event[u"message"_s][u"text"_s].toString() == u"At six is fine";
        });
        QCOMPARE(heard[u"message"_s][u"replyTo"_s][u"seq"_s].toInteger(), 1);

        // Escape ends an answer that was only begun.
        select(1);
        QTest::keyClick(view(), Qt::Key_R);
        QTRY_VERIFY(strip()->isVisible());
        QTest::keyClick(composer(), Qt::Key_Escape);
        QVERIFY(!strip()->isVisible());

        // A click on what is quoted goes there, also when it is far above.
        for (int i = 0; i < 120; ++i) {
            QCOMPARE(m_bob
                         ->post(u"/conversations/1/messages"_s,
                                {{u"ref"_s, newRef()}, {u"text"_s, u"and so on %1"_s.arg(i)}})
                         .status,
                     201);
        }
        QTRY_COMPARE(timeline().rowCount(), 123);
        m_bob->post(u"/conversations/1/messages"_s,
                    {{u"ref"_s, newRef()}, {u"text"_s, u"Yes"_s}, {u"replyTo"_s, 3}});
        QTRY_COMPARE(timeline().rowCount(), 124);
        QTRY_COMPARE(view()->verticalScrollBar()->value(), view()->verticalScrollBar()->maximum());
        const QRect row = view()->visualRect(timeline().index(123));
        clickOn(QPoint(140, row.top() + row.height() / 2 - 8), 123);
        QTRY_COMPARE(view()->currentIndex().row(), 2);
        QVERIFY(view()->viewport()->rect().intersects(view()->visualRect(timeline().index(2))));
        m_ground->picture("31-jumped");
    }

    void onesOwnLastMessageIsEdited()
    {
        write(u"At sixx is fine"_s);
        QTRY_COMPARE(delivery(2), Model::Delivery::Delivered);
        composer()->setPlainText(u"a draft"_s);
        composer()->clear();
        QTest::keyClick(composer(), Qt::Key_Up);
        QTRY_COMPARE(composer()->toPlainText(), u"At sixx is fine"_s);
        QVERIFY(strip()->isVisible());
        composer()->setPlainText(u"At six is fine"_s);
        m_ground->picture("32-edit");
        QTest::keyClick(composer(), Qt::Key_Return);
        QTRY_COMPARE(line(2).text, u"At six is fine"_s);
        QVERIFY(line(2).isEdited);
        QTRY_VERIFY(!strip()->isVisible());
        QCOMPARE(composer()->toPlainText(), QString());
        m_ground->picture("33-edited");

        // What was begun before comes back when an edit is left.
        composer()->setPlainText(u"a draft"_s);
        select(2);
        QTest::keyClick(view(), Qt::Key_E);
        QTRY_COMPARE(composer()->toPlainText(), u"At six is fine"_s);
        QTest::keyClick(composer(), Qt::Key_Escape);
        QCOMPARE(composer()->toPlainText(), u"a draft"_s);
        QVERIFY(!strip()->isVisible());
        QCOMPARE(line(2).text, u"At six is fine"_s);

        // And its author sees what it said.
        choose(2, "history");
        QTRY_VERIFY(m_ground->find<QDialog>("wordingsDialog") != nullptr);
        auto *dialog = m_ground->find<QDialog>("wordingsDialog");
        QTRY_COMPARE(dialog->findChildren<QLabel *>(u"wording"_s).size(), 2);
        QCOMPARE(dialog->findChildren<QLabel *>(u"wording"_s).at(1)->text(), u"At sixx is fine"_s);
        m_ground->picture("34-wordings", dialog);
        dialog->reject();
    }

    void reactionsAreGivenAndTakenBack()
    {
        // By the bar that comes up under the mouse.
        auto *bar = m_ground->find<QWidget>("messageBar");
        QTRY_VERIFY((hover(1), bar->isVisible()));
        QVERIFY(!bar->findChild<QToolButton *>(u"bar-edit"_s)->isVisible());
        m_ground->picture("35-bar");
        QTest::mouseClick(bar->findChild<QToolButton *>(u"bar-react"_s), Qt::LeftButton);
        QTRY_VERIFY(m_ground->find<QFrame>("reactionPicker") != nullptr);
        auto *picker = m_ground->find<QFrame>("reactionPicker");
        QTRY_VERIFY(picker->isVisible());
        QCOMPARE(picker->findChildren<QToolButton *>().size(), 7);
        m_ground->picture("36-picker", picker);
        QTest::mouseClick(picker->findChildren<QToolButton *>().at(3), Qt::LeftButton);
        QTRY_COMPARE(line(1).reactions.size(), 1);
        QVERIFY(line(1).reactions.at(0).isMine);
        QTRY_VERIFY(m_ground->find<QFrame>("reactionPicker") == nullptr);

        QCOMPARE(m_bob->put(u"/conversations/1/messages/2/reactions/👏"_s).status, 200);
        QCOMPARE(m_bob->put(u"/conversations/1/messages/2/reactions/🎉"_s).status, 200);
        QTRY_COMPARE(line(1).reactions.size(), 2);
        QTRY_COMPARE(line(1).reactions.at(0).count, 2);
        m_ground->picture("37-reactions");
        // A click on one that is there joins it, and another leaves it.
        const QRect row = view()->visualRect(timeline().index(1));
        const QPoint first(90, row.bottom() - 16);
        clickOn(first, 1);
        QTRY_COMPARE(line(1).reactions.at(0).count, 1);
        QVERIFY(!line(1).reactions.at(0).isMine);
        clickOn(first, 1);
        QTRY_COMPARE(line(1).reactions.at(0).count, 2);
    }

    void aMessageIsTakenBackAfterAQuestion()
    {
        write(u"Wrong room, sorry"_s);
        QTRY_COMPARE(delivery(2), Model::Delivery::Delivered);
        select(2);
        QTest::keyClick(view(), Qt::Key_Delete);
        QTRY_VERIFY(m_ground->find<QDialog>("recallQuestion") != nullptr);
        m_ground->picture("38-recall", m_ground->find<QDialog>("recallQuestion"));
        m_ground->find<QDialog>("recallQuestion")->reject();
        QTRY_VERIFY(m_ground->find<QDialog>("recallQuestion") == nullptr);
        QVERIFY(!line(2).isRecalled);
        select(2);
        QTest::keyClick(view(), Qt::Key_Delete);
        QTRY_VERIFY(m_ground->find<QDialog>("recallQuestion") != nullptr);
        QTest::mouseClick(m_ground->find<QPushButton>("recall"), Qt::LeftButton);
        QTRY_VERIFY(line(2).isRecalled);
        m_ground->picture("39-recalled");
        // Of another's nothing can be taken back, edited or pinned here.
        select(0);
        QTest::keyClick(view(), Qt::Key_Delete);
        QVERIFY(m_ground->find<QDialog>("recallQuestion") == nullptr);
        QCOMPARE(menuOf(0),
                 QStringList({u"react"_s, u"reply"_s, u"forward"_s, u"copy"_s, u"unread"_s, u"flag"_s}));
    }

    void aMessageIsForwardedPinnedAndFoundAgain()
    {
        QCOMPARE(m_bob->post(u"/rooms"_s, {{u"name"_s, u"Garden 花园"_s}}).status, 201);
        m_ground->session->joinRoom(ConversationId(2));
        QTRY_COMPARE(m_ground->session->openId(), ConversationId(2));
        m_ground->session->openConversation(kLobby);
        choose(0, "forward");
        QTRY_VERIFY(m_ground->find<QDialog>("forwardDialog") != nullptr);
        auto *dialog = m_ground->find<QDialog>("forwardDialog");
        auto *to = dialog->findChild<QListWidget *>(u"forwardTo"_s);
        QCOMPARE(to->count(), 2);
        m_ground->picture("40-forward", dialog);
        auto *find = dialog->findChild<QLineEdit *>(u"forwardFind"_s);
        find->setText(u"gar"_s);
        QCOMPARE(to->count(), 1);
        QTest::keyClick(find, Qt::Key_Return);
        QTRY_VERIFY(m_ground->find<QDialog>("forwardDialog") == nullptr);
        QTRY_VERIFY(m_ground->find<QLabel>("shortNote")->isVisible());
        m_ground->picture("41-forwarded");
        m_ground->session->openConversation(ConversationId(2));
        QTRY_COMPARE(delivery(timeline().rowCount() - 1), Model::Delivery::Delivered);
        const int last = timeline().rowCount() - 1;
        QVERIFY(line(last).isForwarded);

        // Whoever runs a room pins there.
        const QString member = u"/rooms/2/members/%1"_s.arg(m_ground->session->user().id.value());
        QCOMPARE(m_bob->call("PATCH", member, R"({"role":"moderator"})").status, 204);
        QTRY_COMPARE(m_ground->session->open()->role, protocol::MemberRole::Moderator);
        choose(last, "pin");
        QTRY_VERIFY(line(last).isPinned);
        m_ground->picture("42-pinned");
        QTest::mouseClick(m_ground->find<QToolButton>("pinsButton"), Qt::LeftButton);
        QTRY_VERIFY(m_ground->find<QDialog>("pinsDialog") != nullptr);
        auto *pins = m_ground->find<QListWidget>("pins");
        QTRY_COMPARE(pins->count(), 1);
        m_ground->picture("43-pins", pins->window());
        emit pins->itemActivated(pins->item(0));
        QTRY_COMPARE(view()->currentIndex().row(), last);
        choose(last, "unpin");
        QTRY_VERIFY(!line(last).isPinned);
    }

    void aMessageIsLeftUnread()
    {
        const QModelIndex room = m_ground->session->conversations().index(0);
        m_ground->session->markSeen();
        QTRY_COMPARE(room.data(model::ConversationListModel::UnreadRole).toInt(), 0);
        select(1);
        QTest::keyClick(view(), Qt::Key_U);
        QTRY_COMPARE(room.data(model::ConversationListModel::UnreadRole).toInt(), 1);
        QVERIFY(timeline().index(1).data(Model::StartsUnreadRole).toBool());
        // Looking at it is not reading it, until it is opened again.
        m_bob->say(1, u"Or cake"_s);
        QTRY_COMPARE(timeline().rowCount(), 3);
        QTRY_COMPARE(room.data(model::ConversationListModel::UnreadRole).toInt(), 2);
        m_ground->picture("44-left-unread");
    }

    void wordsAreSetApart()
    {
        m_bob->say(1,
                   u"**Bold**, *italic*, ~~struck~~ and `code`; 这**很重要**。\n"
                   "> Who wrote this? https://example.org/quote\n"
                   "```\nfor (const auto &each : all)\n    paint(each);\n```\n"
                   "<b>This</b> stays as it is."_s);
        m_bob->say(1, u"🎉❤️"_s);
        m_bob->say(1, u"😀 😀 😀 😀"_s);
        QTRY_COMPARE_WITH_TIMEOUT(timeline().rowCount(), 5, 10'000 * patience());
        m_ground->picture("50-rich-text");
    }

    void keysLeadAround()
    {
        QCOMPARE(m_bob->post(u"/rooms"_s, {{u"name"_s, u"Garden 花园"_s}}).status, 201);
        m_ground->session->joinRoom(ConversationId(2));
        QTRY_COMPARE(m_ground->session->openId(), ConversationId(2));
        toFront();
        QTest::keyClick(composer(), Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(m_ground->find<QDialog>("switcher") != nullptr);
        QTRY_VERIFY(m_ground->find<QDialog>("switcher")->isVisible());
        QCOMPARE(m_ground->find<QListWidget>("switcherList")->count(), 2);
        m_ground->picture("48-switcher", m_ground->find<QDialog>("switcher"));
        auto *find = m_ground->find<QLineEdit>("switcherFind");
        find->setText(u"nothing"_s);
        QCOMPARE(m_ground->find<QListWidget>("switcherList")->count(), 0);
        find->setText(u"lob"_s);
        QTest::keyClick(find, Qt::Key_Return);
        QTRY_COMPARE(m_ground->session->openId(), kLobby);
        QTRY_VERIFY(m_ground->find<QDialog>("switcher") == nullptr);

        toFront();
        QTest::keyClick(composer(), Qt::Key_F1);
        QTRY_VERIFY(m_ground->find<QDialog>("shortcuts") != nullptr);
        m_ground->picture("49-shortcuts", m_ground->find<QDialog>("shortcuts"));
        m_ground->find<QDialog>("shortcuts")->reject();
        QTRY_VERIFY(m_ground->find<QDialog>("shortcuts") == nullptr);

        // Escape reads what was left unread.
        const auto unread = [this] {
            const model::ConversationListModel &all = m_ground->session->conversations();
            return all.indexOf(kLobby).data(model::ConversationListModel::UnreadRole).toInt();
        };
        m_ground->session->markSeen();
        select(1);
        QTest::keyClick(view(), Qt::Key_U);
        QTRY_COMPARE(unread(), 1);
        QTest::keyClick(view(), Qt::Key_Escape);
        QTest::keyClick(composer(), Qt::Key_Escape);
        QTRY_COMPARE(unread(), 0);
        QCOMPARE(timeline().firstUnreadRow(), -1);
    }

    void aMessageIsReported()
    {
        choose(0, "flag");
        QTRY_VERIFY(m_ground->find<QDialog>("reportDialog") != nullptr);
        auto *dialog = m_ground->find<QDialog>("reportDialog");
        auto *send = dialog->findChild<QPushButton *>(u"sendReport"_s);
        QVERIFY(!send->isEnabled());
        dialog->findChild<QPlainTextEdit *>(u"reportReason"_s)->setPlainText(u"Lanterns are not allowed"_s);
        QVERIFY(send->isEnabled());
        m_ground->picture("45-report", dialog);
        QTest::mouseClick(send, Qt::LeftButton);
        QTRY_VERIFY(m_ground->find<QDialog>("reportDialog") == nullptr);
        QVERIFY(m_ground->find<QLabel>("shortNote")->isVisible());
        m_ground->picture("46-reported");
    }

    void textIsCopied()
    {
        select(0);
        QTest::keySequence(view(), QKeySequence::Copy);
        QTRY_COMPARE(QGuiApplication::clipboard()->text(),
                     u"Shall we meet in the garden at six? I bring the lanterns."_s);
        choose(1, "copy");
        QTRY_COMPARE(QGuiApplication::clipboard()->text(), u"And somebody should bring bread 🥖"_s);
        // Escape leads back to writing.
        select(0);
        QTest::keyClick(view(), Qt::Key_Escape);
        QVERIFY(composer()->hasFocus());
    }

private:
    [[nodiscard]] Model &timeline() const { return m_ground->session->timeline(); }
    [[nodiscard]] QAbstractItemView *view() const { return m_ground->find<QAbstractItemView>("timeline"); }
    [[nodiscard]] QPlainTextEdit *composer() const { return m_ground->find<QPlainTextEdit>("composer"); }
    [[nodiscard]] QWidget *strip() const { return m_ground->find<QWidget>("composerStrip"); }
    [[nodiscard]] model::MessageLine line(int row) const
    {
        return timeline().index(row).data(Model::LineRole).value<model::MessageLine>();
    }
    [[nodiscard]] Model::Delivery delivery(int row) const
    {
        return timeline().index(row).data(Model::DeliveryRole).value<Model::Delivery>();
    }

    void write(const QString &text)
    {
        composer()->setPlainText(text);
        QTest::keyClick(composer(), Qt::Key_Return);
    }

    /// The window has the keyboard again, after a dialog.
    void toFront() const { QTRY_VERIFY(m_ground->window->isActiveWindow()); }

    void select(int row)
    {
        toFront();
        view()->setFocus();
        QTRY_VERIFY(view()->hasFocus());
        view()->setCurrentIndex(timeline().index(row));
    }

    /// A pointer that is there already does not move: each time it goes elsewhere on the row.
    void hover(int row)
    {
        m_shift = 20 - m_shift;
        const QRect where = view()->visualRect(timeline().index(row));
        QTest::mouseMove(view()->viewport(), where.center() - QPoint(m_shift, 0));
    }

    void clickOn(QPoint point, int row)
    {
        QVERIFY(view()->visualRect(timeline().index(row)).contains(point));
        QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, point);
    }

    /// Opens the menu of a message by the keyboard, lets `look` see it, and closes it.
    void withMenu(int row, const std::function<void(QMenu &)> &look)
    {
        select(row);
        view()->scrollTo(timeline().index(row));
        bool isSeen = false;
        QTimer poll;
        connect(&poll, &QTimer::timeout, this, [&] {
            auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            if (menu == nullptr || isSeen)
                return;
            isSeen = true;
            look(*menu);
            menu->close();
        });
        poll.start(20);
        QTest::keyClick(view(), Qt::Key_Return);
        QVERIFY(isSeen);
    }

    [[nodiscard]] QStringList menuOf(int row)
    {
        QStringList names;
        withMenu(row, [&](QMenu &menu) {
            m_ground->picture("47-menu", &menu);
            for (const QAction *action : menu.actions()) {
                if (!action->objectName().isEmpty())
                    names.append(action->objectName());
            }
        });
        return names;
    }

    void choose(int row, const char *name)
    {
        QAction *wanted = nullptr;
        withMenu(row, [&](QMenu &menu) {
            wanted = menu.findChild<QAction *>(QLatin1StringView(name));
            if (wanted != nullptr)
                wanted->trigger();
        });
        QVERIFY(wanted != nullptr);
    }

    std::unique_ptr<WindowGround> m_ground;
    std::unique_ptr<Peer> m_bob;
    int m_shift = 0;
};

QTEST_MAIN(TestWindowMessages)
#include "tst_window_messages.moc"
