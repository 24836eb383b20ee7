// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Finding messages in the real window at the real server, and without it, on a screen of its own.

#include "tests/desktop/window_ground.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace foyer;
using namespace foyer::test;
using Found = model::SearchModel;
using Timeline = model::TimelineModel;

namespace {
constexpr ConversationId kLobbyRoom(1);
/// More than a window holds when a conversation is opened.
constexpr int kTalk = 150;
} // namespace

class TestWindowSearch : public QObject
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
        m_garden = m_bob->post(u"/rooms"_s, {{u"name"_s, u"Garden"_s}, {u"users"_s, QJsonArray{u"Ann"_s}}})
                       .json.value(u"id"_s)
                       .toInteger();
        say(*m_bob, 1, u"The roses in the Old Garden are out, come and see them before the rain does."_s);
        say(*m_chen, 1, u"玫瑰花开了，真漂亮！"_s);
        say(*m_bob, m_garden, u"Water the ROSES on Tuesday."_s);
        QTRY_COMPARE(m_ground->session->timeline().rowCount(), 2);
    }

    void cleanup()
    {
        m_bob.reset();
        m_chen.reset();
        m_ground.reset();
    }

    void wordsAreFoundHereAndEverywhere()
    {
        begin(Qt::ControlModifier);
        QCOMPARE(place()->currentText(), u"Lobby"_s);
        QTest::keyClicks(words(), u"rose"_s);
        QTRY_COMPARE(snippets().size(), 1);
        QVERIFY(snippets().at(0).contains(u"Old Garden"));
        begin(Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(snippets().size(), 2);
        // Newest first.
        QVERIFY(snippets().at(0).contains(u"ROSES"));
        m_ground->picture("60-search");
        words()->setText(u"玫瑰"_s);
        QTRY_COMPARE(snippets(), QStringList(u"玫瑰花开了，真漂亮！"_s));
        m_ground->picture("61-search-chinese");
        words()->setText(u"nothing like this"_s);
        QTRY_VERIFY(snippets().isEmpty() && m_ground->session->search().state() == Found::State::Done);
        QVERIFY(!m_ground->find<QLabel>("searchStatus")->text().isEmpty());
        QTest::keyClick(words(), Qt::Key_Escape);
        QTRY_VERIFY(!words()->isVisible());
    }

    void whatIsFoundIsNarrowedDown()
    {
        begin(Qt::ControlModifier);
        auto *const author = m_ground->find<QComboBox>("searchAuthor");
        QTRY_COMPARE(author->count(), 4);
        author->setCurrentIndex(author->findText(u"Bob"_s));
        QTRY_COMPARE(snippets().size(), 1);
        QVERIFY(snippets().at(0).contains(u"roses"));
        m_ground->find<QCheckBox>("searchPicture")->setChecked(true);
        QTRY_VERIFY(snippets().isEmpty());
        m_ground->find<QCheckBox>("searchPicture")->setChecked(false);
        QTRY_COMPARE(snippets().size(), 1);
        m_ground->picture("62-search-filters");
    }

    void enterLeadsToTheMessageHoweverOldItIs()
    {
        for (int i = 1; i <= kTalk; ++i)
            m_bob->say(m_garden, u"talk number %1"_s.arg(i));
        QTRY_COMPARE_WITH_TIMEOUT(
            m_ground->engine->replica().conversation(ConversationId(m_garden))->lastSeq.value() >= kTalk,
            true, 20'000 * patience());
        begin(Qt::ControlModifier | Qt::ShiftModifier);
        QTest::keyClicks(words(), u"tuesday"_s);
        QTRY_COMPARE(snippets().size(), 1);
        QTest::keyClick(words(), Qt::Key_Down);
        QTest::keyClick(words(), Qt::Key_Return);
        QTRY_COMPARE(m_ground->session->openId(), ConversationId(m_garden));
        auto *const view = m_ground->find<QAbstractItemView>("timeline");
        QTRY_COMPARE(view->currentIndex().data(Timeline::TextRole).toString(),
                     u"Water the ROSES on Tuesday."_s);
        QVERIFY(view->viewport()->rect().contains(view->visualRect(view->currentIndex()).center()));
        // The keys stay with what was found, for the next one.
        QVERIFY(words()->hasFocus());
        m_ground->picture("63-search-led");
    }

    void withoutTheServerWhatIsKeptHereIsSearched()
    {
        m_ground->server.kill();
        QTRY_VERIFY(m_ground->session->state() != model::ConnectionState::Online);
        begin(Qt::ControlModifier | Qt::ShiftModifier);
        QTest::keyClicks(words(), u"roses"_s);
        QTRY_COMPARE(snippets().size(), 2);
        QVERIFY(m_ground->session->search().isLocal());
        QVERIFY(m_ground->find<QLabel>("searchStatus")->isVisible());
        m_ground->picture("64-search-offline");
        words()->setText(u"玫瑰"_s);
        QTRY_COMPARE(snippets().size(), 1);
        QTest::keyClick(words(), Qt::Key_Return);
        auto *const view = m_ground->find<QAbstractItemView>("timeline");
        QTRY_VERIFY(view->currentIndex().data(Timeline::TextRole).toString().contains(u"玫瑰"));
    }

private:
    static void say(Peer &peer, qint64 conversation, const QString &text)
    {
        QCOMPARE(peer.outcome(peer.say(conversation, text)).value(u"type"_s).toString(), u"posted"_s);
    }

    void begin(Qt::KeyboardModifiers keys)
    {
        QTest::keyClick(m_ground->window.get(), Qt::Key_F, keys);
        QTRY_VERIFY(words()->isVisible() && words()->hasFocus());
    }

    [[nodiscard]] QLineEdit *words() const { return m_ground->find<QLineEdit>("searchWords"); }
    [[nodiscard]] QComboBox *place() const { return m_ground->find<QComboBox>("searchPlace"); }
    [[nodiscard]] QStringList snippets() const
    {
        QStringList all;
        const Found &found = m_ground->session->search();
        if (found.state() != Found::State::Done)
            return all;
        for (int row = 0; row < found.rowCount(); ++row)
            all.append(found.index(row).data(Found::SnippetRole).toString());
        return all;
    }

    std::unique_ptr<WindowGround> m_ground;
    std::unique_ptr<Peer> m_bob;
    std::unique_ptr<Peer> m_chen;
    qint64 m_garden = 0;
};

QTEST_MAIN(TestWindowSearch)
#include "tst_window_search.moc"
