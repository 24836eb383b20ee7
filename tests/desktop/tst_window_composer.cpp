// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Writing, in the real window at the real server: pictures, drafts, and what helps with the words.

#include "desktop/ui/composer.h"
#include "desktop/ui/emoji_grid.h"
#include "desktop/ui/picture_dialog.h"
#include "desktop/ui/picture_view.h"
#include "tests/desktop/window_ground.h"
#include "tests/support/sample_picture.h"

#include <QClipboard>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using namespace foyer;
using namespace foyer::test;
using Model = model::TimelineModel;

namespace {
constexpr ConversationId kLobby(1);
}

class TestWindowComposer : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { WindowGround::addLooks(); }

    void init()
    {
        m_files = std::make_unique<QTemporaryDir>();
        m_ground = WindowGround::inThisLook(QStringLiteral(FOYER_SCREENSHOTS));
        QVERIFY2(m_ground->start(u"Ann"_s), m_ground->server.log().constData());
        m_bob = m_ground->person(u"Bob"_s);
        QVERIFY(m_bob);
        m_bob->say(1, u"Does anybody have a picture of the garden?"_s);
        QTRY_COMPARE_WITH_TIMEOUT(timeline().rowCount(), 1, 10'000 * patience());
        composer()->setFocus();
    }

    void cleanup()
    {
        m_bob.reset();
        m_ground.reset();
    }

    void picturesArePastedDroppedAndTakenOutAgain()
    {
        QGuiApplication::clipboard()->setImage(samplePicture(640, 400));
        QTest::keyClick(composer(), Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(tiles().size(), 1);
        QVERIFY(m_ground->find<QPushButton>("send")->isEnabled());

        QMimeData dragged;
        dragged.setUrls(
            {QUrl::fromLocalFile(file(u"roses.png"_s, pngOf(samplePicture(300, 420, Qt::darkRed))))});
        QWidget *room = m_ground->find<QWidget>("timeline")->parentWidget();
        drag<QDragEnterEvent>(room, dragged);
        QVERIFY(m_ground->find<QWidget>("dropZone")->isVisible());
        m_ground->picture("60-drop");
        drop(room, dragged);
        QVERIFY(!m_ground->find<QWidget>("dropZone")->isVisible());
        QTRY_COMPARE(tiles().size(), 2);
        composer()->setPlainText(u"From this morning"_s);
        m_ground->picture("61-pictures");
        QTest::mouseClick(tiles().at(0)->findChild<QToolButton *>(u"attachmentRemove"_s), Qt::LeftButton);
        QTRY_COMPARE(tiles().size(), 1);

        QTest::keyClick(composer(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(delivery(1), Model::Delivery::Delivered, 20'000 * patience());
        QCOMPARE(composer()->toPlainText(), QString());
        QVERIFY(tiles().isEmpty());
        const QJsonObject heard = m_bob->await(u"message"_s, textIs(u"From this morning"_s));
        QCOMPARE(heard[u"message"_s][u"image"_s][u"height"_s].toInt(), 420);
        m_ground->picture("62-sent");
    }

    void filesAreChosenAndSentWithoutWords()
    {
        QTest::mouseClick(m_ground->find<QToolButton>("attach"), Qt::LeftButton);
        QTRY_VERIFY(m_ground->find<QFileDialog>("pictureChoice") != nullptr);
        auto *choice = m_ground->find<QFileDialog>("pictureChoice");
        emit choice->filesSelected({file(u"a.png"_s, pngOf(samplePicture(200, 100))),
                                    file(u"b.png"_s, pngOf(samplePicture(100, 200)))});
        choice->reject();
        // All that was given goes along, also what is still being looked at.
        QTRY_VERIFY(composer()->window()->isActiveWindow());
        composer()->setFocus();
        QTest::keyClick(composer(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(timeline().rowCount(), 3, 20'000 * patience());
        QTRY_COMPARE_WITH_TIMEOUT(delivery(2), Model::Delivery::Delivered, 20'000 * patience());
        const auto image = timeline().index(2).data(Model::ImageRole).value<protocol::Image>();
        QCOMPARE(image.height, 200);
    }

    void whatIsNoPictureIsRefusedWithASentence()
    {
        composer()->setPlainText(u"Look at this"_s);
        QMimeData pasted;
        pasted.setUrls({QUrl::fromLocalFile(file(u"notes.txt"_s, "no picture")),
                        QUrl::fromLocalFile(file(u"broken.png"_s, pngOf(samplePicture(90, 90)).left(300))),
                        QUrl::fromLocalFile(m_files->filePath(u"gone.png"_s))});
        give(pasted);
        auto *fault = m_ground->find<QLabel>("attachmentFault");
        QTRY_COMPARE(fault->text().count(u'\n'), 2);
        QVERIFY(fault->isVisible());
        QVERIFY2(fault->text().contains(u"notes.txt"_s) && fault->text().contains(u"JPEG"_s),
                 qPrintable(fault->text()));
        QVERIFY(fault->text().contains(u"broken.png"_s));
        QVERIFY(tiles().isEmpty());
        QCOMPARE(composer()->toPlainText(), u"Look at this"_s);
        m_ground->picture("63-refused");
        // Whoever goes on writing has read it.
        QTest::keyClicks(composer(), u"!"_s);
        QVERIFY(!fault->isVisible());
        // Copied words are words, also if a picture of them came along.
        QMimeData words;
        words.setText(u" Words"_s);
        words.setImageData(samplePicture(30, 30));
        give(words);
        QVERIFY(composer()->toPlainText().contains(u"Words"_s));
        QVERIFY(tiles().isEmpty());
    }

    void anUnsentPictureSurvivesTheEndOfTheProgram()
    {
        m_ground->server.kill();
        QTRY_COMPARE(m_ground->session->state(), model::ConnectionState::Waiting);
        m_bob.reset();
        QMimeData pasted;
        pasted.setImageData(samplePicture(640, 400));
        give(pasted);
        QTRY_COMPARE(tiles().size(), 1);
        composer()->setPlainText(u"Sent without a server"_s);
        QTest::keyClick(composer(), Qt::Key_Return);
        QTRY_COMPARE(timeline().rowCount(), 2);
        QCOMPARE(delivery(1), Model::Delivery::Waiting);
        QVERIFY(timeline().index(1).data(Model::ImageRole).isValid());
        QVERIFY(timeline().index(1).data(Model::ProgressRole).isValid());
        QVERIFY(timeline().index(1).data(Model::IsOfflineRole).toBool());
        m_ground->picture("64-waiting");
        // One that is only chosen stays chosen.
        pasted.setImageData(samplePicture(100, 100));
        give(pasted);
        QTRY_COMPARE(tiles().size(), 1);

        m_ground->end();
        QVERIFY(m_ground->server.start());
        QVERIFY(m_ground->open(u"Ann"_s));
        QTRY_COMPARE_WITH_TIMEOUT(timeline().rowCount(), 2, 20'000 * patience());
        QTRY_COMPARE_WITH_TIMEOUT(delivery(1), Model::Delivery::Delivered, 20'000 * patience());
        QTRY_COMPARE(tiles().size(), 1);
        const auto bob = m_ground->person(u"Ben"_s);
        const QJsonArray stored = bob->get(u"/conversations/1/messages"_s).json[u"messages"_s].toArray();
        QCOMPARE(std::count_if(stored.cbegin(), stored.cend(),
                               [](const QJsonValue &message) {
                                   return message[u"text"_s].toString() == u"Sent without a server"_s
                                       && message[u"image"_s][u"width"_s].toInt() == 640;
                               }),
                 1);
    }

    void picturesAreLookedAtInTheirOrder()
    {
        post(samplePicture(1'600, 1'000), u"first"_s);
        post(samplePicture(500, 900, Qt::darkMagenta), u"second"_s);
        m_bob->say(1, u"Lovely!"_s);
        QTRY_COMPARE_WITH_TIMEOUT(timeline().rowCount(), 4, 20'000 * patience());
        auto *view = m_ground->find<QListView>("timeline");
        const QRect row = view->visualRect(timeline().index(1));
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, row.bottomLeft() + QPoint(140, -60));
        QTRY_VERIFY(m_ground->find<ui::PictureDialog>("pictureDialog") != nullptr);
        auto *dialog = m_ground->find<ui::PictureDialog>("pictureDialog");
        QTRY_VERIFY(dialog->hasPicture());
        auto *shown = dialog->findChild<ui::PictureView *>();
        const qreal whole = shown->zoom();
        QVERIFY(whole < 1 && shown->isFitting());
        m_ground->picture("65-viewer", dialog);

        QTest::keyClick(dialog, Qt::Key_Plus);
        QVERIFY(shown->zoom() > whole);
        QTest::keyClick(dialog, Qt::Key_1);
        QCOMPARE(shown->zoom(), 1.0);
        QTest::keyClick(dialog, Qt::Key_0);
        QCOMPARE(shown->zoom(), whole);
        // The wheel zooms what is under it, which then can be moved.
        const QPointF corner(40, 40);
        QWheelEvent wheel(corner, shown->mapToGlobal(corner), {}, {0, 480}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(shown, &wheel);
        QVERIFY(shown->zoom() > 1);
        m_ground->picture("66-zoomed", dialog);

        QTest::keyClick(dialog, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->image().size(), QSize(1'600, 1'000));
        QVERIFY(!dialog->findChild<QToolButton *>(u"picture-previous"_s)->isEnabled());
        QTest::keyClick(dialog, Qt::Key_Right);
        QTRY_COMPARE(dialog->image().width, 500);
        QTRY_VERIFY(dialog->hasPicture());
        QVERIFY(!dialog->findChild<QToolButton *>(u"picture-next"_s)->isEnabled());
        QVERIFY(shown->isFitting());

        QTest::mouseClick(dialog->findChild<QToolButton *>(u"picture-save"_s), Qt::LeftButton);
        QTRY_VERIFY(dialog->findChild<QFileDialog *>(u"pictureSave"_s) != nullptr);
        auto *save = dialog->findChild<QFileDialog *>(u"pictureSave"_s);
        const QString saved = m_files->filePath(u"saved.png"_s);
        emit save->fileSelected(saved);
        save->reject();
        QCOMPARE(QImage(saved).size(), QSize(500, 900));
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(m_ground->find<ui::PictureDialog>("pictureDialog") == nullptr);
    }

    void whatWasBegunIsThereAfterARestart()
    {
        QCOMPARE(m_bob->post(u"/rooms"_s, {{u"name"_s, u"Garden 花园"_s}}).status, 201);
        m_ground->session->joinRoom(ConversationId(2));
        QTRY_COMPARE(m_ground->session->openId(), ConversationId(2));
        composer()->setPlainText(u"Half a sentence about the 玫瑰"_s);
        m_ground->session->openConversation(kLobby);
        QCOMPARE(composer()->toPlainText(), QString());
        m_ground->session->composing().startReply(message(0));
        composer()->setPlainText(u"I have"_s);
        const Model &lobby = timeline();
        QCOMPARE(lobby.rowCount(), 1);
        auto &list = m_ground->session->conversations();
        QTRY_COMPARE(list.indexOf(ConversationId(2)).data(model::ConversationListModel::DraftRole).toString(),
                     u"Half a sentence about the 玫瑰"_s);
        m_ground->picture("67-draft");

        m_ground->end();
        QVERIFY(m_ground->open(u"Ann"_s));
        QTRY_VERIFY(m_ground->session->openId().isValid());
        m_ground->session->openConversation(ConversationId(2));
        QCOMPARE(composer()->toPlainText(), u"Half a sentence about the 玫瑰"_s);
        m_ground->session->openConversation(kLobby);
        QCOMPARE(composer()->toPlainText(), u"I have"_s);
        QVERIFY(m_ground->find<QFrame>("composerStrip")->isVisible());
        QTest::keyClick(composer(), Qt::Key_Return);
        QTRY_COMPARE(timeline().rowCount(), 2);
        QTRY_COMPARE(delivery(1), Model::Delivery::Delivered);
        QCOMPARE(timeline().index(1).data(Model::LineRole).value<model::MessageLine>().quote.seq, Seq(1));

        // What was sent does not come back.
        m_ground->end();
        QVERIFY(m_ground->open(u"Ann"_s));
        QTRY_VERIFY(m_ground->session->openId().isValid());
        m_ground->session->openConversation(kLobby);
        QCOMPARE(composer()->toPlainText(), QString());
        QVERIFY(!m_ground->find<QFrame>("composerStrip")->isVisible());
    }

    void namesAreCompletedByTheKeyboard()
    {
        const auto boris = m_ground->person(u"Boris"_s);
        const auto chen = m_ground->person(u"陈小明"_s);
        auto *popup = m_ground->find<QFrame>("mentionPopup");
        auto *names = m_ground->find<QListWidget>("mentions");
        QTest::keyClicks(composer(), u"Thanks @bo"_s);
        QTRY_VERIFY(popup->isVisible());
        QTRY_COMPARE(names->count(), 2);
        m_ground->picture("68-mention");
        QTest::keyClick(composer(), Qt::Key_Down);
        QTest::keyClick(composer(), Qt::Key_Tab);
        QVERIFY(!popup->isVisible());
        QVERIFY(composer()->hasFocus());
        QCOMPARE(composer()->toPlainText(), u"Thanks @Boris "_s);
        // Closed on purpose it stays so; Enter sends again.
        QTest::keyClicks(composer(), u"and @b"_s);
        QTRY_VERIFY(popup->isVisible());
        QTest::keyClick(composer(), Qt::Key_Escape);
        QVERIFY(!popup->isVisible());
        QTest::keyClicks(composer(), u"o"_s);
        QVERIFY(!popup->isVisible());
        QTest::keyClick(composer(), Qt::Key_Return);
        QTRY_COMPARE(timeline().rowCount(), 2);
        const QJsonObject heard = m_bob->await(u"message"_s, textIs(u"Thanks @Boris and @bo"_s));
        QCOMPARE(heard[u"message"_s][u"mentions"_s].toArray().size(), 1);
        // By mouse, and within Chinese.
        composer()->insertPlainText(u"谢谢@小"_s);
        QTRY_VERIFY(popup->isVisible());
        QTest::mouseClick(names->viewport(), Qt::LeftButton, {},
                          names->visualItemRect(names->item(0)).center());
        QCOMPARE(composer()->toPlainText(), u"谢谢@陈小明 "_s);
    }

    void emojiAreFoundAndTaken()
    {
        QTest::keyClicks(composer(), u"Hello !"_s);
        composer()->moveCursor(QTextCursor::Left);
        auto *picker = openPicker();
        m_ground->picture("69-emoji", picker);
        auto *search = picker->findChild<QLineEdit *>(u"emojiSearch"_s);
        auto *grid = picker->findChild<ui::EmojiGrid *>();
        QTest::keyClick(search, Qt::Key_PageDown);
        QVERIFY(grid->current() == u"👋"_s);
        QTest::keyClicks(search, u"cat"_s);
        QCOMPARE(grid->current(), u"🐈"_s);
        m_ground->picture("70-emoji-found", picker);
        search->setText(u"nothing is called like this"_s);
        QTRY_VERIFY(picker->findChild<QLabel *>(u"emojiNote"_s)->isVisible());
        search->setText(u"挥手"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_VERIFY(m_ground->find<QFrame>("emojiPicker") == nullptr);
        QCOMPARE(composer()->toPlainText(), u"Hello 👋!"_s);
        QTRY_VERIFY(composer()->hasFocus());

        // What was taken comes first from then on, in the tone that one likes.
        m_ground->session->emoji().setTone(5);
        picker = openPicker();
        grid = picker->findChild<ui::EmojiGrid *>();
        QCOMPARE(grid->count(), 1);
        QCOMPARE(grid->current(), u"👋"_s);
        picker->findChild<QLineEdit *>(u"emojiSearch"_s)->setText(u"thumbs up"_s);
        QCOMPARE(grid->current(), u"👍🏿"_s);
        QTest::mouseClick(grid->viewport(), Qt::LeftButton, {},
                          grid->visualRect(grid->currentIndex()).center());
        QTRY_VERIFY(m_ground->find<QFrame>("emojiPicker") == nullptr);
        QCOMPARE(composer()->toPlainText(), u"Hello 👋👍🏿!"_s);
    }

    void anyEmojiIsAReaction()
    {
        auto *view = m_ground->find<QListView>("timeline");
        view->setFocus();
        view->setCurrentIndex(timeline().index(0));
        QTest::keyClick(view, Qt::Key_Plus);
        QTRY_VERIFY(m_ground->find<QFrame>("reactionPicker") != nullptr);
        QTest::mouseClick(m_ground->find<QToolButton>("moreReactions"), Qt::LeftButton);
        QTRY_VERIFY(m_ground->find<QFrame>("emojiPicker") != nullptr);
        auto *picker = m_ground->find<QFrame>("emojiPicker");
        picker->findChild<QLineEdit *>(u"emojiSearch"_s)->setText(u"rose"_s);
        QTest::keyClick(picker->findChild<QLineEdit *>(u"emojiSearch"_s), Qt::Key_Return);
        QTRY_COMPARE(message(0).reactions.size(), 1);
        QCOMPARE(message(0).reactions.constFirst().emoji, u"🌹"_s);
    }

    void theFieldGrowsAndSendsByTheKeyThatIsSet()
    {
        const int low = composer()->height();
        composer()->setPlainText(u"one\ntwo\nthree"_s);
        const int higher = composer()->height();
        QVERIFY(higher > low);
        composer()->setPlainText(QString(200, u'\n'));
        QVERIFY(composer()->height() > higher);
        QVERIFY(composer()->height() < m_ground->window->height() / 2);
        composer()->clear();
        QCOMPARE(composer()->height(), low);

        m_ground->settings->setSendKey(model::SendKey::CtrlEnter);
        QTest::keyClicks(composer(), u"first"_s);
        QTest::keyClick(composer(), Qt::Key_Return);
        QTest::keyClicks(composer(), u"second"_s);
        QCOMPARE(composer()->toPlainText(), u"first\nsecond"_s);
        QCOMPARE(timeline().rowCount(), 1);
        QTest::keyClick(composer(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(timeline().rowCount(), 2);
        m_ground->settings->setSendKey(model::SendKey::Enter);
        QTest::keyClicks(composer(), u"third"_s);
        QTest::keyClick(composer(), Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(timeline().rowCount(), 2);
        QTest::keyClick(composer(), Qt::Key_Return);
        QTRY_COMPARE(timeline().rowCount(), 3);
    }

    void othersSeeThatOneIsWriting()
    {
        QTest::keyClicks(composer(), u"h"_s);
        const auto isAnn = [](const QJsonObject &event) {
            return event[u"users"_s].toArray().size() == 1
                && event[u"users"_s][0][u"displayName"_s].toString() == u"Ann"_s;
        };
        QVERIFY(!m_bob->await(u"typing"_s, isAnn).isEmpty());
        // Changing an old message is not writing a new one.
        QTest::keyClick(composer(), Qt::Key_Return);
        QTRY_COMPARE(delivery(1), Model::Delivery::Delivered);
        QTest::keyClick(composer(), Qt::Key_Up);
        QTRY_COMPARE(composer()->toPlainText(), u"h"_s);
        // What he was told before.
        QVERIFY(!m_bob->await(u"message"_s, textIs(u"h"_s)).isEmpty());
        m_bob->events.clear();
        QTest::keyClicks(composer(), u"ello"_s);
        QTest::keyClick(composer(), Qt::Key_Return);
        QVERIFY(!m_bob->await(u"message"_s, textIs(u"hello"_s)).isEmpty());
        QVERIFY(!m_bob->has(u"typing"_s, isAnn));
    }

private:
    /// As somebody who has all at hand would.
    void post(const QImage &picture, const QString &text)
    {
        const int before = timeline().rowCount();
        m_ground->session->attachments().addImage(kLobby, picture);
        QTRY_VERIFY(m_ground->session->attachments().canSend(kLobby));
        QVERIFY(m_ground->session->send(text));
        QTRY_COMPARE_WITH_TIMEOUT(delivery(before), Model::Delivery::Delivered, 20'000 * patience());
    }

    [[nodiscard]] const protocol::Message &message(int row) const
    {
        return m_ground->engine->replica().messages(kLobby).at(row);
    }

    [[nodiscard]] QFrame *openPicker() const
    {
        QTest::mouseClick(m_ground->find<QToolButton>("emoji"), Qt::LeftButton);
        auto *picker = m_ground->find<QFrame>("emojiPicker");
        if (picker == nullptr)
            qFatal("no emoji picker");
        return picker;
    }

    [[nodiscard]] QPlainTextEdit *composer() const { return m_ground->find<QPlainTextEdit>("composer"); }
    [[nodiscard]] Model &timeline() const { return m_ground->session->timeline(); }
    [[nodiscard]] Model::Delivery delivery(int row) const
    {
        return timeline().index(row).data(Model::DeliveryRole).value<Model::Delivery>();
    }
    /// Those that are shown.
    [[nodiscard]] QList<QWidget *> tiles() const
    {
        QList<QWidget *> all = m_ground->window->findChildren<QWidget *>(u"attachment"_s);
        all.removeIf([](const QWidget *tile) { return !tile->isVisible(); });
        return all;
    }

    [[nodiscard]] static Peer::Condition textIs(const QString &text)
    {
        return [text](const QJsonObject &event) {
            return event[u"message"_s][u"text"_s].toString() == text;
        };
    }

    QString file(const QString &name, const QByteArray &bytes) const
    {
        QFile written(m_files->filePath(name));
        if (!written.open(QIODevice::WriteOnly) || written.write(bytes) != bytes.size())
            qFatal("cannot write a sample");
        return written.fileName();
    }

    /// Pastes it, as the clipboard would.
    void give(const QMimeData &data) const
    {
        auto *copy = new QMimeData;
        if (data.hasUrls())
            copy->setUrls(data.urls());
        if (data.hasImage())
            copy->setImageData(data.imageData());
        if (data.hasText() && !data.hasUrls())
            copy->setText(data.text());
        QGuiApplication::clipboard()->setMimeData(copy);
        composer()->paste();
    }

    template<typename Event>
    static void drag(QWidget *where, const QMimeData &data)
    {
        Event event(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(where, &event);
        QVERIFY(event.isAccepted());
    }

    static void drop(QWidget *where, const QMimeData &data)
    {
        QDropEvent event(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(where, &event);
        QVERIFY(event.isAccepted());
    }

    std::unique_ptr<QTemporaryDir> m_files;
    std::unique_ptr<WindowGround> m_ground;
    std::unique_ptr<Peer> m_bob;
};

QTEST_MAIN(TestWindowComposer)
#include "tst_window_composer.moc"
