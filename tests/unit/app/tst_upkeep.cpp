// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/port_wrapper.h"
#include "server/app/server_parts.h"
#include "server/app/upkeep.h"
#include "server/chat/conversation_store.h"
#include "server/metrics/registry.h"
#include "server/storage/storage.h"
#include "tests/support/fake_clock.h"

#include <QBuffer>
#include <QDir>
#include <QDirIterator>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

namespace {

using namespace foyer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

QByteArray picture()
{
    QImage image(20, 10, QImage::Format_RGB32);
    image.fill(Qt::green);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

/// The rounds of tidying up, on a real database and all the real parts.
class TestUpkeep : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void picturesThatNoMessageUsesGoAfterADay();
    void sightingsOfSessionsAreWrittenDown();
    void staleTransfersGo();
    void theMetricsTellOfTheStorage();
    void aRoundAfterTheStorageStoppedDoesNoHarm();

private:
    accounts::SignedIn signUp();
    protocol::Image send(UserId owner);
    void tidy() { QCoro::waitFor(m_upkeep->tidy()); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::FakeClock> m_clock;
    std::unique_ptr<metrics::Registry> m_metrics;
    std::unique_ptr<storage::Storage> m_storage;
    app::PortWrapper m_ports;
    std::unique_ptr<app::ServerParts> m_parts;
    std::unique_ptr<app::Upkeep> m_upkeep;
};

void TestUpkeep::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_clock = std::make_unique<test::FakeClock>();
    m_metrics = std::make_unique<metrics::Registry>();
    auto opened = storage::Storage::open({u"sqlite:"_s + m_folder->filePath(u"foyer.db"_s)}, *m_clock);
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
    m_storage = std::move(*opened);
    const auto c = app::configure({u"--data"_s, m_folder->path(), u"--password-cost=minimum"_s}, {});
    QVERIFY(c);
    m_parts = std::make_unique<app::ServerParts>(*m_storage, m_ports, *m_metrics, *m_clock, c->options,
                                                 net::NetSettings());
    m_upkeep = std::make_unique<app::Upkeep>(*m_storage, m_parts->sessions, m_parts->images, m_parts->uploads,
                                             m_parts->exports, *m_metrics, *m_clock);
}

void TestUpkeep::cleanup()
{
    m_storage->stop();
    m_upkeep.reset();
    m_parts.reset();
    m_storage.reset();
}

accounts::SignedIn TestUpkeep::signUp()
{
    accounts::SignInRequest request;
    request.username = u"ann"_s;
    request.password = u"correct horse"_s;
    request.isNewAccountConfirmed = true;
    return QCoro::waitFor(m_parts->signIn.signIn(request)).value();
}

protocol::Image TestUpkeep::send(UserId owner)
{
    return QCoro::waitFor(m_parts->images.store(picture(), owner)).value();
}

void TestUpkeep::picturesThatNoMessageUsesGoAfterADay()
{
    const UserId ann = signUp().user.id;
    const protocol::Image used = send(ann);
    const protocol::Image unused = send(ann);
    protocol::PostRequest post;
    post.ref = QUuid::createUuid().toString(QUuid::WithoutBraces);
    post.conversation = chat::kLobby;
    post.image = used.id;
    QVERIFY(QCoro::waitFor(m_parts->poster.post(ann, post)));

    m_clock->advance(24h - 1s);
    const protocol::Image young = send(ann);
    tidy();
    QVERIFY(QCoro::waitFor(m_parts->images.describe(unused.id, ann)));
    m_clock->advance(2s);
    tidy();
    QCOMPARE(QCoro::waitFor(m_parts->images.describe(unused.id, ann)).error().code, ErrorCode::NotFound);
    for (const protocol::Image &kept : {used, young})
        QVERIFY(QCoro::waitFor(m_parts->images.read(kept.id, media::ImageVariant::Full, ann)));
    // The files are gone, too.
    QDirIterator files(m_folder->filePath(u"images"_s), QDir::Files, QDirIterator::Subdirectories);
    int count = 0;
    while (files.hasNext()) {
        QVERIFY2(!files.next().contains(unused.id), qPrintable(files.filePath()));
        ++count;
    }
    QCOMPARE(count, 4);
}

void TestUpkeep::sightingsOfSessionsAreWrittenDown()
{
    const accounts::SignedIn ann = signUp();
    m_clock->advance(1h);
    const auto identity = QCoro::waitFor(m_parts->sessions.identify(ann.token));
    QVERIFY(identity);
    tidy();
    const auto list = QCoro::waitFor(m_parts->sessions.list(*identity));
    QVERIFY(list && list->size() == 1);
    QCOMPARE(list->first().lastSeenAt, m_clock->now());
}

void TestUpkeep::staleTransfersGo()
{
    const UserId ann = signUp().user.id;
    const auto begun = QCoro::waitFor(m_parts->uploads.create(ann, 1'000));
    QVERIFY(begun);
    tidy();
    QVERIFY(QCoro::waitFor(m_parts->uploads.progress(begun->transfer, ann)));
    m_clock->advance(2h);
    tidy();
    QCOMPARE(QCoro::waitFor(m_parts->uploads.progress(begun->transfer, ann)).error().code,
             ErrorCode::NotFound);
}

void TestUpkeep::theMetricsTellOfTheStorage()
{
    QVERIFY(m_metrics->text().contains("foyer_storage_ready 1"));
    QVERIFY(m_metrics->text().contains("foyer_storage_messages 0"));
}

void TestUpkeep::aRoundAfterTheStorageStoppedDoesNoHarm()
{
    QVERIFY(QCoro::waitFor(m_parts->sessions.identify(signUp().token)));
    m_storage->stop();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"event=upkeep-failed what=sessions"_s));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"event=upkeep-failed what=pictures"_s));
    tidy();
}

} // namespace

QTEST_GUILESS_MAIN(TestUpkeep)
#include "tst_upkeep.moc"
