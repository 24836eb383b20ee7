// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The real window at the real server, on a screen of its own: what a person does first, in both languages and both
// themes, with a picture of each step.

#include "desktop/model/accounts.h"
#include "desktop/model/settings.h"
#include "desktop/ui/main_window.h"
#include "desktop/ui/picture_dialog.h"
#include "desktop/ui/theme.h"
#include "tests/desktop/memory_vault.h"
#include "tests/support/peer.h"
#include "tests/support/recorder.h"
#include "tests/support/sample_picture.h"
#include "tests/support/server_process.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QLinearGradient>
#include <QListWidget>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

#include <memory>

using namespace std::chrono_literals;
using namespace foyer;
using namespace foyer::test;

class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("isDark");
        QTest::newRow("en-light") << QStringLiteral("en") << false;
        QTest::newRow("en-dark") << QStringLiteral("en") << true;
        QTest::newRow("zh-light") << QStringLiteral("zh_CN") << false;
        QTest::newRow("zh-dark") << QStringLiteral("zh_CN") << true;
    }

    void init()
    {
        QFETCH_GLOBAL(const QString, language);
        QFETCH_GLOBAL(const bool, isDark);
        m_look = language + (isDark ? QStringLiteral("-dark") : QStringLiteral("-light"));
        QLocale::setDefault(QLocale(language));
        QVERIFY(m_translator.load(QLocale(language), QStringLiteral("foyer-desktop"), QStringLiteral("_"),
                                  QStringLiteral(":/i18n")));
        QCoreApplication::installTranslator(&m_translator);
        m_theme = isDark ? ui::Theme::dark() : ui::Theme::light();
        m_theme.applyTo(*qApp);
        m_data = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<ServerProcess>(m_data->filePath(QStringLiteral("server")), QString());
        QVERIFY2(m_server->start(), m_server->log().constData());
        client::Link::Settings link;
        link.firstDelay = 50ms;
        link.longestDelay = 2'000ms;
        m_store =
            std::make_unique<QSettings>(m_data->filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        m_settings = std::make_unique<model::Settings>(*m_store);
        m_accounts = std::make_unique<model::Accounts>(model::Accounts::Ground{
            m_clock, *m_store, m_vault, m_data->filePath(QStringLiteral("desk")), link});
        m_session = &m_accounts->current();
        m_window =
            std::make_unique<ui::MainWindow>(*m_accounts, m_theme, *m_settings, m_server->url().toString());
        m_window->resize(1000, 700);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup()
    {
        m_window.reset();
        m_accounts.reset();
        m_server.reset();
        QCoreApplication::removeTranslator(&m_translator);
    }

    void signsUpSendsAndReceives()
    {
        type<QLineEdit>("username", QStringLiteral("Ann"));
        type<QLineEdit>("password", QStringLiteral("correct horse"));
        const bool isChinese = QLocale().language() == QLocale::Chinese;
        QCOMPARE(find<QPushButton>("signIn")->text(),
                 isChinese ? QStringLiteral("登录") : QStringLiteral("Sign in"));
        picture("1-sign-in");
        click("signIn");
        QTRY_VERIFY(find<QPushButton>("createAccount")->isVisible());
        picture("2-new-account");
        click("createAccount");
        QTRY_VERIFY(find<QPlainTextEdit>("composer")->isVisible());
        QCOMPARE(m_session->state(), model::ConnectionState::Online);

        const auto bob = person(QStringLiteral("Bob"), QStringLiteral("a5"));
        const auto chen = person(QStringLiteral("陈小明"), QString());
        bob->say(1, QStringLiteral("Good morning! The draft is at https://example.org/draft (second page)."));
        chen->say(1, QStringLiteral("早上好 👋 我看过了，第二页的图很好。"));
        chen->say(1,
                  QStringLiteral(
                      "One more thing: a longer message that does not fit into one line of the window, so "
                      "that it has to be wrapped somewhere, and it should still be pleasant to read."));
        QTRY_COMPARE(m_session->timeline().rowCount(), 3);
        write(QStringLiteral("Thanks both!"));
        QTRY_COMPARE(m_session->timeline().rowCount(), 4);
        QTRY_COMPARE(deliveryOf(3), model::TimelineModel::Delivery::Delivered);
        QVERIFY(!bob->await(QStringLiteral("message"), textIs(QStringLiteral("Thanks both!"))).isEmpty());
        // What was seen counts as read.
        QTRY_COMPARE(m_session->conversations().unreadTotal(), 0);
        picture("3-room");
    }

    void aWrongPasswordIsExplained()
    {
        const auto ann = person(QStringLiteral("Ann"), QString());
        type<QLineEdit>("username", QStringLiteral("Ann"));
        type<QLineEdit>("password", QStringLiteral("wrong horse"));
        click("signIn");
        QTRY_VERIFY(find<QLabel>("signInError")->isVisible());
        QVERIFY(!find<QLabel>("signInError")->text().isEmpty());
        QVERIFY(find<QPushButton>("signIn")->isEnabled());
        picture("4-wrong-password");
    }

    void staysAtTheMessageThatIsReadWhileOlderOnesComeIn()
    {
        const auto bob = person(QStringLiteral("Bob"), QStringLiteral("a2"));
        for (int i = 0; i < 110; ++i) {
            const QString text =
                QStringLiteral("number %1 ").arg(i) + QStringLiteral("word ").repeated(i % 40);
            const Answer answer =
                bob->post(QStringLiteral("/conversations/1/messages"),
                          {{QStringLiteral("ref"), newRef()}, {QStringLiteral("text"), text}});
            QCOMPARE(answer.status, 201);
        }
        signIn(QStringLiteral("Ann"));
        auto *view = find<QAbstractItemView>("timeline");
        QTRY_COMPARE(m_session->timeline().rowCount(), 50);
        // With the next picture of the screen they are in their places.
        QTRY_VERIFY(view->verticalScrollBar()->maximum() > 0);
        QTRY_COMPARE(view->verticalScrollBar()->value(), view->verticalScrollBar()->maximum());
        view->verticalScrollBar()->setValue(300);
        const QPersistentModelIndex top = view->indexAt({200, 1});
        const int before = view->visualRect(top).top();
        QTRY_COMPARE(m_session->timeline().rowCount(), 100);
        QCOMPARE(view->visualRect(top).top(), before);
        // A new one at the end does not pull the reader down either, and offers to go there.
        bob->say(1, QStringLiteral("newest"));
        QTRY_COMPARE(m_session->timeline().rowCount(), 101);
        QCOMPARE(view->visualRect(top).top(), before);
        QVERIFY(find<QWidget>("jumpToEnd")->isVisible());
        picture("5-reading-above");
        QTest::mouseClick(find<QWidget>("jumpToEnd"), Qt::LeftButton);
        QCOMPARE(view->verticalScrollBar()->value(), view->verticalScrollBar()->maximum());
        bob->say(1, QStringLiteral("newer still"));
        QTRY_COMPARE(m_session->timeline().rowCount(), 102);
        QTRY_COMPARE(view->verticalScrollBar()->value(), view->verticalScrollBar()->maximum());
    }

    void whatIsWrittenWithoutAServerIsShownAndGoesOutLater()
    {
        signIn(QStringLiteral("Ann"));
        m_server->kill();
        QTRY_VERIFY(find<QWidget>("connectionBar")->isVisible());
        write(QStringLiteral("written while the server is away"));
        QCOMPARE(m_session->timeline().rowCount(), 1);
        QCOMPARE(deliveryOf(0), model::TimelineModel::Delivery::Waiting);
        picture("6-no-connection");
        QVERIFY(m_server->start());
        QTRY_COMPARE_WITH_TIMEOUT(deliveryOf(0), model::TimelineModel::Delivery::Delivered, 15'000);
        QTRY_VERIFY(!find<QWidget>("connectionBar")->isVisible());
    }

    void aSignInElsewhereIsExplainedAndTakenBack()
    {
        signIn(QStringLiteral("Ann"));
        const auto other = person(QStringLiteral("Ann"), QString());
        QTRY_VERIFY(find<QWidget>("connectionBar")->isVisible());
        picture("7-signed-in-elsewhere");
        auto *button = find<QWidget>("connectionBar")->findChild<QPushButton *>();
        QVERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(m_session->state(), model::ConnectionState::Online);
        QTRY_VERIFY(!find<QWidget>("connectionBar")->isVisible());
    }

    void showsAPictureSmallAndLarge()
    {
        const auto bob = person(QStringLiteral("Bob"), QStringLiteral("a9"));
        signIn(QStringLiteral("Ann"));
        bob->say(1, QStringLiteral("The garden this morning"), {}, upload(*bob));
        QTRY_COMPARE(m_session->timeline().rowCount(), 1);
        const QModelIndex row = m_session->timeline().index(0);
        const auto image = row.data(model::TimelineModel::ImageRole).value<protocol::Image>();
        QCOMPARE(QSize(image.width, image.height), QSize(900, 600));
        QTRY_VERIFY(!m_session->pictures().thumbnail(image.id).isNull());
        picture("10-picture");
        auto *view = find<QAbstractItemView>("timeline");
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                          view->visualRect(row).bottomLeft() + QPoint(120, -60));
        QTRY_VERIFY(m_window->findChild<ui::PictureDialog *>() != nullptr);
        auto *dialog = m_window->findChild<ui::PictureDialog *>();
        QTRY_VERIFY(dialog->hasPicture());
        picture("11-large", dialog);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(m_window->findChild<ui::PictureDialog *>() == nullptr);
    }

    void joinsARoomFromTheList()
    {
        const auto bob = person(QStringLiteral("Bob"), QString());
        for (const QString &name : {QStringLiteral("Garden"), QStringLiteral("读书会")})
            QCOMPARE(bob->post(QStringLiteral("/rooms"), {{QStringLiteral("name"), name}}).status, 201);
        signIn(QStringLiteral("Ann"));
        click("roomsButton");
        QTRY_VERIFY(find<QListWidget>("rooms") != nullptr && find<QListWidget>("rooms")->count() == 3);
        auto *rooms = find<QListWidget>("rooms");
        picture("8-rooms", rooms->window());
        const auto garden = rooms->findItems(QStringLiteral("Garden"), Qt::MatchContains);
        QCOMPARE(garden.size(), 1);
        rooms->setCurrentItem(garden.constFirst());
        emit rooms->itemActivated(garden.constFirst());
        QTRY_COMPARE(find<QLabel>("roomName")->text(), QStringLiteral("Garden"));
        write(QStringLiteral("nice here"));
        QTRY_COMPARE(deliveryOf(0), model::TimelineModel::Delivery::Delivered);
        QCOMPARE(m_session->conversations().rowCount(), 2);
        picture("9-joined");
    }

    void aDraftStaysWithItsConversation()
    {
        const auto bob = person(QStringLiteral("Bob"), QString());
        QCOMPARE(
            bob->post(QStringLiteral("/rooms"), {{QStringLiteral("name"), QStringLiteral("Garden")}}).status,
            201);
        signIn(QStringLiteral("Ann"));
        auto *composer = find<QPlainTextEdit>("composer");
        QTest::keyClicks(composer, QStringLiteral("not yet"));
        m_session->joinRoom(ConversationId(2));
        QTRY_COMPARE(m_session->openId(), ConversationId(2));
        QVERIFY(composer->toPlainText().isEmpty());
        m_session->openConversation(ConversationId(1));
        QCOMPARE(composer->toPlainText(), QStringLiteral("not yet"));
        QTest::keyClick(composer, Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClicks(composer, QStringLiteral("second line"));
        QCOMPARE(composer->toPlainText(), QStringLiteral("not yet\nsecond line"));
        QCOMPARE(m_session->timeline().rowCount(), 0);
    }

private:
    template<typename Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return m_window->findChild<Widget *>(QLatin1StringView(name));
    }

    template<typename Widget>
    void type(const char *name, const QString &text)
    {
        auto *widget = find<Widget>(name);
        widget->clear();
        QTest::keyClicks(widget, text);
    }

    void click(const char *name) { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }

    void write(const QString &text)
    {
        auto *composer = find<QPlainTextEdit>("composer");
        QTest::keyClicks(composer, text);
        QTest::keyClick(composer, Qt::Key_Return);
    }

    void signIn(const QString &name)
    {
        client::Credentials credentials;
        credentials.username = name;
        credentials.password = QStringLiteral("correct horse");
        credentials.isNewAccountConfirmed = true;
        credentials.avatar = QStringLiteral("a8");
        m_session->signIn(m_server->url().toString(), credentials);
        QTRY_COMPARE(m_session->state(), model::ConnectionState::Online);
        QTRY_VERIFY(find<QPlainTextEdit>("composer")->isVisible());
    }

    [[nodiscard]] std::unique_ptr<Peer> person(const QString &name, const QString &avatar)
    {
        auto peer = std::make_unique<Peer>(m_server->url(), m_recorder);
        peer->signUp(name, QStringLiteral("correct horse"), {{QStringLiteral("avatar"), avatar}});
        if (!peer->open())
            qFatal("peer cannot connect");
        return peer;
    }

    /// Sends a drawn picture of 900 × 600. Returns its id.
    [[nodiscard]] static QString upload(Peer &peer)
    {
        QImage image(900, 600, QImage::Format_RGB32);
        QPainter painter(&image);
        QLinearGradient sky(0, 0, 0, 600);
        sky.setColorAt(0, QColor(0x8f, 0xc7, 0xe8));
        sky.setColorAt(0.6, QColor(0xfb, 0xe9, 0xc9));
        sky.setColorAt(0.61, QColor(0x5f, 0x9a, 0x5a));
        sky.setColorAt(1, QColor(0x2f, 0x6a, 0x3f));
        painter.fillRect(image.rect(), sky);
        painter.end();
        const QByteArray bytes = pngOf(image);
        return peer.call("POST", QStringLiteral("/images"), bytes, {{"Content-Type", "image/png"}})
            .json.value(u"id")
            .toString();
    }

    [[nodiscard]] static Peer::Condition textIs(const QString &text)
    {
        return [text](const QJsonObject &event) {
            return event.value(u"message").toObject().value(u"text").toString() == text;
        };
    }

    [[nodiscard]] model::TimelineModel::Delivery deliveryOf(int row)
    {
        return m_session->timeline()
            .index(row)
            .data(model::TimelineModel::DeliveryRole)
            .value<model::TimelineModel::Delivery>();
    }

    /// Keeps what is on screen, for people to look at.
    void picture(const char *name, QWidget *window = nullptr)
    {
        QTest::qWait(120);
        const QDir folder(QStringLiteral(FOYER_SCREENSHOTS));
        QVERIFY(folder.mkpath(QStringLiteral(".")));
        const QString file = QStringLiteral("%1-%2.png").arg(QLatin1StringView(name), m_look);
        QVERIFY((window == nullptr ? m_window.get() : window)->grab().save(folder.filePath(file)));
    }

    QString m_look;
    SystemClock m_clock;
    Recorder m_recorder{QString()};
    QTranslator m_translator;
    ui::Theme m_theme;
    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<QSettings> m_store;
    std::unique_ptr<model::Settings> m_settings;
    MemoryVault m_vault;
    std::unique_ptr<model::Accounts> m_accounts;
    model::ChatSession *m_session = nullptr;
    std::unique_ptr<ui::MainWindow> m_window;
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
