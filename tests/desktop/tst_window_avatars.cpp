// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Avatars that people made themselves, in the real program at a real server: they are shown wherever somebody is, follow when
// he takes another one, and initials stand for what cannot be had.

#include "desktop/platform/bus_picture.h"
#include "tests/desktop/notification_service.h"
#include "tests/desktop/program_ground.h"
#include "tests/support/sample_picture.h"

#include <QAbstractItemView>
#include <QDBusArgument>
#include <QDialog>
#include <QDir>
#include <QDirIterator>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace foyer;
using namespace foyer::test;

namespace {

constexpr ConversationId kLobbyRoom(1);
/// Nothing else in the window is of such a colour.
const QColor kFirst(230, 20, 200);
const QColor kSecond(0, 220, 235);

bool isLike(QRgb a, const QColor &b)
{
    constexpr int kLossy = 24;
    return std::abs(qRed(a) - b.red()) < kLossy && std::abs(qGreen(a) - b.green()) < kLossy
        && std::abs(qBlue(a) - b.blue()) < kLossy;
}

/// How much of an image is of this colour, in pixels.
int amount(const QImage &image, const QColor &color)
{
    const QImage plain = image.convertToFormat(QImage::Format_RGB32);
    qsizetype sum = 0;
    for (int y = 0; y < plain.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(plain.constScanLine(y));
        sum +=
            std::count_if(line, line + plain.width(), [&color](QRgb pixel) { return isLike(pixel, color); });
    }
    return int(sum);
}

bool shows(QWidget *widget, const QColor &color)
{
    constexpr int kLeast = 100;
    return widget != nullptr && widget->isVisible() && amount(widget->grab().toImage(), color) > kLeast;
}

QByteArray coloured(const QColor &color)
{
    QImage image(300, 300, QImage::Format_RGB32);
    image.fill(color);
    return pngOf(image);
}

} // namespace

class TestWindowAvatars : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("isDark");
        QTest::newRow("en-light") << u"en"_s << false;
        QTest::newRow("zh-dark") << u"zh_CN"_s << true;
    }

    void init()
    {
        QFETCH_GLOBAL(const QString, language);
        QFETCH_GLOBAL(const bool, isDark);
        m_look = language + (isDark ? u"-dark"_s : u"-light"_s);
        m_service = std::make_unique<NotificationService>();
        QVERIFY(m_service->start({u"body"_s}));
        m_ground = std::make_unique<ProgramGround>();
        QVERIFY2(m_ground->startServer(), m_ground->server.log().constData());
        m_options.language = language;
        m_options.theme = isDark ? model::ThemeChoice::Dark : model::ThemeChoice::Light;
        m_ground->startProgram(m_options);
        QVERIFY(m_ground->signIn(u"Ann"_s));
        m_bob = m_ground->person(u"Bob"_s);
        QVERIFY(m_bob != nullptr);
    }
    void cleanup()
    {
        m_bob.reset();
        m_ground.reset();
        m_service.reset();
    }

    void anAvatarIsShownWhereverItsOwnerIsAndFollowsHim()
    {
        show(kFirst);
        m_bob->say(1, u"Is the kettle on?"_s);
        QTRY_VERIFY(shows(m_ground->find<QWidget>("timeline"), kFirst));
        session().writeTo(bobId());
        QTRY_VERIFY(shows(m_ground->find<QWidget>("conversations"), kFirst));
        session().openConversation(kLobbyRoom);
        click("membersButton");
        QTRY_VERIFY(shows(m_ground->find<QWidget>("members"), kFirst));
        m_ground->picture(u"90-avatars-"_s + m_look);

        // All three at once, without asking anew.
        show(kSecond);
        for (const char *name : {"timeline", "conversations", "members"}) {
            QTRY_VERIFY2(shows(m_ground->find<QWidget>(name), kSecond), name);
            QVERIFY2(!shows(m_ground->find<QWidget>(name), kFirst), name);
        }
        click("searchButton");
        m_ground->find<QLineEdit>("searchWords")->setText(u"kettle"_s);
        QTRY_VERIFY(shows(m_ground->find<QWidget>("searchHits"), kSecond));

        auto *composer = m_ground->find<QPlainTextEdit>("composer");
        composer->setFocus();
        QTest::keyClicks(composer, u"@Bo"_s);
        QTRY_VERIFY(shows(m_ground->find<QWidget>("mentions"), kSecond));
        m_ground->picture(u"91-avatar-to-mention-"_s + m_look);
        composer->clear();
    }

    void dialogsShowItAndFollow_data()
    {
        QTest::addColumn<QString>("keys");
        QTest::addColumn<QString>("list");
        QTest::newRow("new message") << u"Ctrl+N"_s << u"people"_s;
        QTest::newRow("switcher") << u"Ctrl+K"_s << u"switcherList"_s;
    }
    void dialogsShowItAndFollow()
    {
        QFETCH(const QString, keys);
        QFETCH(const QString, list);
        show(kFirst);
        session().writeTo(bobId());
        QTRY_VERIFY(shows(m_ground->find<QWidget>("conversations"), kFirst));
        QTest::keySequence(&m_ground->program->window(), QKeySequence(keys));
        const auto shown = [&] {
            return m_ground->program->window().findChild<QListWidget *>(list);
        };
        QTRY_VERIFY(shows(shown(), kFirst));
        m_ground->picture(u"92-"_s + list + u'-' + m_look, shown()->window());
        show(kSecond);
        QTRY_VERIFY(shows(shown(), kSecond));
        QVERIFY(!shows(shown(), kFirst));
    }

    void theCardShowsItLarge()
    {
        show(kFirst);
        click("membersButton");
        auto *members = m_ground->find<QAbstractItemView>("members");
        QTRY_VERIFY(shows(members, kFirst));
        for (int row = 0; row < members->model()->rowCount(); ++row) {
            if (members->model()->index(row, 0).data().toString() == u"Bob")
                emit members->clicked(members->model()->index(row, 0));
        }
        const auto card = [this] {
            return m_ground->find<QDialog>("personDialog");
        };
        QTRY_VERIFY(card() != nullptr);
        QTRY_VERIFY(shows(card()->findChild<QLabel *>(u"personPicture"_s), kFirst));
        m_ground->picture(u"93-card-"_s + m_look, card());
        show(kSecond);
        QTRY_VERIFY(shows(card()->findChild<QLabel *>(u"personPicture"_s), kSecond));
    }

    void ownOneIsShownAboveTheConversationsAndOnTheRail()
    {
        Recorder recorder{QString()};
        Peer ann(m_ground->server.url(), recorder, u"web"_s);
        ann.signIn(u"Ann"_s, u"correct horse"_s);
        QCOMPARE(ann.call("PUT", u"/me/avatar"_s, coloured(kFirst)).status, 200);
        QTRY_VERIFY(shows(m_ground->find<QWidget>("sidebar"), kFirst));
        m_ground->program->accounts().addOne();
        // The one that is not shown is pale there.
        m_ground->program->accounts().setCurrent(0);
        QTRY_VERIFY(shows(m_ground->find<QWidget>("accountRail"), kFirst));
    }

    void newsComesWithTheFace()
    {
        show(kFirst);
        const Answer made = m_bob->call("PUT", u"/directs/%1"_s.arg(session().user().id.value()));
        QCOMPARE(made.status, 200);
        m_bob->say(made.json.value(u"id"_s).toInteger(), u"For your eyes"_s);
        QTRY_COMPARE(m_service->told.size(), 1);
        const QImage face =
            qdbus_cast<platform::BusPicture>(m_service->told.at(0).hints.value(u"image-data"_s)).image();
        QVERIFY(isLike(face.pixel(face.rect().center()), kFirst));
    }

    void initialsStandForWhatCannotBeHad()
    {
        show(kFirst);
        // The file is gone, as after a disk that was restored in part.
        QDir avatars(m_ground->file(u"server"_s));
        QVERIFY(avatars.exists());
        const int gone = removeFilesOf(avatarOf(*m_bob), avatars);
        QVERIFY(gone > 0);
        m_bob->say(1, u"Can you see me?"_s);
        QTRY_COMPARE(session().timeline().rowCount(), 1);
        const auto asked = [this] {
            return !session().pictures().isLoadingAvatar(avatarOf(*m_bob), 38);
        };
        m_ground->program->window().grab();
        QTRY_VERIFY(asked());
        QVERIFY(!shows(m_ground->find<QWidget>("timeline"), kFirst));
        // The next one is shown as ever.
        show(kSecond);
        QTRY_VERIFY(shows(m_ground->find<QWidget>("timeline"), kSecond));
    }

private:
    [[nodiscard]] model::ChatSession &session() const { return m_ground->program->accounts().current(); }
    [[nodiscard]] UserId bobId() const { return UserId(m_bob->user.value(u"id"_s).toInteger()); }

    /// Bob makes himself an avatar of one colour.
    void show(const QColor &color)
    {
        QCOMPARE(m_bob->call("PUT", u"/me/avatar"_s, coloured(color)).status, 200);
    }

    [[nodiscard]] static QString avatarOf(Peer &peer)
    {
        const QString path = u"/users/%1"_s.arg(peer.user.value(u"id"_s).toInteger());
        return peer.get(path).json.value(u"profile")[u"user"_s][u"avatar"_s].toString();
    }

    /// Returns how many there were.
    static int removeFilesOf(const QString &id, const QDir &folder)
    {
        int count = 0;
        QDirIterator each(folder.path(), QDir::Files, QDirIterator::Subdirectories);
        while (each.hasNext()) {
            const QString path = each.next();
            count += path.contains(id) && QFile::remove(path) ? 1 : 0;
        }
        return count;
    }

    void click(const char *name) { QTest::mouseClick(m_ground->find<QToolButton>(name), Qt::LeftButton); }

    QString m_look;
    app::DesktopOptions m_options;
    std::unique_ptr<NotificationService> m_service;
    std::unique_ptr<ProgramGround> m_ground;
    std::unique_ptr<Peer> m_bob;
};

QTEST_MAIN(TestWindowAvatars)
#include "tst_window_avatars.moc"
