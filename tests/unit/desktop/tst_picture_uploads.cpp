// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/limits.h"
#include "desktop/client/api.h"
#include "desktop/client/outbox.h"
#include "desktop/client/picture_uploads.h"
#include "tests/support/fake_clock.h"
#include "tests/unit/desktop/tus_server.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace foyer;
using namespace foyer::test;
using client::OutgoingPicture;
using client::PictureUploads;

namespace {

constexpr ConversationId kRoom(1);
const QByteArray kTransfer(32, 'a');
const QString kImage(32, u'b');

/// Keeps what comes as a good server does; a test bends it.
struct Store
{
    QByteArray received;
    bool isKnown = false;

    TusServer::Answer operator()(const TusServer::Request &request)
    {
        if (request.path.endsWith("/server"))
            return {200, {}, R"({"limits":{"imageBytes":3000000,"imagePixels":10000}})"};
        if (request.verb == "POST") {
            isKnown = true;
            received.clear();
            return {201, "Location: /api/v1/uploads/" + kTransfer + "\r\n"};
        }
        if (!isKnown)
            return {404};
        if (request.verb == "DELETE") {
            isKnown = false;
            return {204};
        }
        if (request.verb == "PATCH") {
            if (request.headers.value("upload-offset").toLongLong() != received.size())
                return {409, {}, R"({"code":"upload-offset-mismatch"})"};
            received += request.body;
        }
        if (request.verb == "GET")
            return {
                200,
                {},
                R"({"image":{"id":")" + kImage.toLatin1()
                    + R"(","type":"image/png","width":4,)"
                      R"("height":3,"thumbnailWidth":4,"thumbnailHeight":3,"bytes":9,"animated":false}})"};
        return {request.verb == "HEAD" ? 200 : 204,
                "Upload-Offset: " + QByteArray::number(received.size()) + "\r\n"};
    }
};

} // namespace

class TestPictureUploads : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = {};
        m_bend = {};
        m_server = std::make_unique<TusServer>([this](const TusServer::Request &request) {
            const auto bent = m_bend ? m_bend(request) : std::nullopt;
            return bent ? *bent : m_store(request);
        });
        m_outbox = std::make_unique<client::Outbox>(m_clock);
        QVERIFY(m_outbox->open(m_folder->filePath(u"o.sqlite"_s)));
        m_api = client::Api::make(*client::ServerAddress::fromInput(u"127.0.0.1:%1"_s.arg(m_server->port())));
        restart();
    }

    void cleanup()
    {
        m_api->abandon();
        m_uploads.reset();
        m_outbox.reset();
        m_api.reset();
        m_server.reset();
    }

    void aPictureGoesInParts()
    {
        const QByteArray bytes(2 * limits::kUploadPartBytes + 7, 'x');
        const QString id = choose(bytes);
        QSignalSpy uploaded(m_uploads.get(), &PictureUploads::uploaded);
        m_uploads->connected();
        QTRY_COMPARE(uploaded.size(), 1);
        QCOMPARE(uploaded.at(0).at(0).toString(), id);
        QCOMPARE(picture().image, kImage);
        QCOMPARE(picture().sent, bytes.size());
        QCOMPARE(m_store.received, bytes);
        QCOMPARE(said("PATCH"), 3);
        QCOMPARE(m_server->requests.constLast().headers.value("authorization"), QByteArray());
        for (const auto &request : m_server->requests) {
            if (request.verb == "PATCH" || request.verb == "POST")
                QCOMPARE(request.headers.value("tus-resumable"), QByteArray("1.0.0"));
        }
    }

    void whatArrivedIsNotSentAgain()
    {
        const QByteArray bytes(3 * limits::kUploadPartBytes, 'y');
        choose(bytes);
        int parts = 0;
        m_bend = [&](const TusServer::Request &request) -> std::optional<TusServer::Answer> {
            // The third part gets lost with its connection, however often it is tried.
            if (request.verb == "PATCH" && ++parts >= 3)
                return TusServer::Answer{0, {}, {}, true};
            return std::nullopt;
        };
        m_uploads->connected();
        QTRY_VERIFY(parts >= 3);
        // The program ends here and is started again.
        restart();
        m_bend = {};
        const int asked = said("HEAD");
        const int sent = said("PATCH");
        m_uploads->connected();
        QTRY_COMPARE(picture().image, kImage);
        QCOMPARE(m_store.received, bytes);
        QCOMPARE(said("POST"), 1);
        // A question of the program that ended may still have been on its way.
        QVERIFY(said("HEAD") > asked);
        QCOMPARE(said("PATCH"), sent + 1);
    }

    void aLostConnectionIsTriedAgainByItself()
    {
        choose("z");
        int begun = 0;
        m_bend = [&](const TusServer::Request &request) -> std::optional<TusServer::Answer> {
            if (request.verb == "POST" && ++begun < 3)
                return TusServer::Answer{0, {}, {}, true};
            return std::nullopt;
        };
        m_uploads->connected();
        QTRY_COMPARE(picture().image, kImage);
        QCOMPARE(begun, 3);
    }

    void aForgottenTransferBeginsAnew()
    {
        choose("half");
        m_outbox->pictures().noteTransfer(picture().id, QString::fromLatin1(kTransfer));
        m_uploads->connected();
        QTRY_COMPARE(picture().image, kImage);
        QCOMPARE(said("POST"), 1);
        QCOMPARE(m_store.received, QByteArray("half"));
    }

    void anOffsetThatIsNotTheServersIsAskedFor()
    {
        const QByteArray bytes(2 * limits::kUploadPartBytes, 'o');
        choose(bytes);
        bool isFirst = true;
        m_bend = [&](const TusServer::Request &request) -> std::optional<TusServer::Answer> {
            // It took the part, but says something else.
            if (request.verb != "PATCH" || !std::exchange(isFirst, false))
                return std::nullopt;
            m_store(request);
            return TusServer::Answer{409, {}, R"({"code":"upload-offset-mismatch"})"};
        };
        m_uploads->connected();
        QTRY_COMPARE(picture().image, kImage);
        QCOMPARE(m_store.received, bytes);
    }

    void whatTheServerRefusesFailsWithItsPost()
    {
        const QString id = choose("bad");
        const Ref ref = *m_outbox->add({kRoom, u"look"_s, {}, {}, id});
        m_bend = [&](const TusServer::Request &request) -> std::optional<TusServer::Answer> {
            if (request.verb == "PATCH")
                return TusServer::Answer{422, {}, R"({"code":"image-broken"})"};
            return std::nullopt;
        };
        m_uploads->connected();
        QTRY_COMPARE(m_outbox->find(ref)->state, client::QueuedPost::State::Failed);
        QCOMPARE(m_outbox->find(ref)->failure, ErrorCode::ImageBroken);
        QCOMPARE(m_outbox->find(ref)->text, u"look"_s);
        // Again, when the person wants it.
        m_bend = {};
        m_outbox->retry(ref);
        QTRY_COMPARE(m_outbox->heads().size(), 1);
    }

    void oneThatIsTakenOutIsGivenUpOnTheServer()
    {
        const QString id = choose(QByteArray(2 * limits::kUploadPartBytes, 'q'));
        m_bend = [&](const TusServer::Request &request) -> std::optional<TusServer::Answer> {
            if (request.verb == "PATCH")
                m_uploads->remove(id);
            return std::nullopt;
        };
        m_uploads->connected();
        QTRY_COMPARE(said("DELETE"), 1);
        QCOMPARE(said("PATCH"), 1);
        QVERIFY(m_uploads->chosen(kRoom).isEmpty());
        QVERIFY(!m_store.isKnown);
    }

    void theServersLimitsAreKept()
    {
        m_uploads->connected();
        QTRY_COMPARE(m_uploads->limits().bytes, 3'000'000);
        const auto tooMany = m_uploads->choose(kRoom, {QByteArray(3'000'001, 'x'), u"a"_s, {10, 10}});
        QCOMPARE(tooMany.error().code, ErrorCode::ImageTooLarge);
        const auto tooWide = m_uploads->choose(kRoom, {"x", u"a"_s, {1'000, 1'000}});
        QCOMPARE(tooWide.error().code, ErrorCode::ImageTooLarge);
        QVERIFY(m_uploads->chosen(kRoom).isEmpty());
    }

    void aLostFileIsToldAndNotWaitedFor()
    {
        const QString id = choose("gone");
        QVERIFY(QFile::remove(m_uploads->fileOf(id)));
        m_uploads->connected();
        QTRY_COMPARE(picture().failure, std::optional(ErrorCode::ImageBroken));
        QCOMPARE(said("POST"), 0);
    }

private:
    void restart()
    {
        m_api->abandon();
        m_uploads = std::make_unique<PictureUploads>(m_api, *m_outbox,
                                                     client::Backoff([] { return 0.5; }, 10ms, 20ms));
    }

    QString choose(const QByteArray &bytes)
    {
        return *m_uploads->choose(kRoom, {bytes, u"cat.png"_s, {4, 3}});
    }

    /// The only one.
    [[nodiscard]] OutgoingPicture picture() const { return m_uploads->chosen(kRoom).value(0); }

    [[nodiscard]] int said(const char *verb) const
    {
        return int(std::count_if(m_server->requests.cbegin(), m_server->requests.cend(),
                                 [&](const auto &request) { return request.verb == verb; }));
    }

    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    Store m_store;
    std::function<std::optional<TusServer::Answer>(const TusServer::Request &)> m_bend;
    std::unique_ptr<TusServer> m_server;
    std::unique_ptr<client::Outbox> m_outbox;
    std::shared_ptr<client::Api> m_api;
    std::unique_ptr<PictureUploads> m_uploads;
};

QTEST_GUILESS_MAIN(TestPictureUploads)
#include "tst_picture_uploads.moc"
