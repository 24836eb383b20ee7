// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/http/web_site.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace foyer;
using namespace foyer::net;

class TestWebSite : public QObject
{
    Q_OBJECT

private:
    void put(const QString &name, const QByteArray &bytes)
    {
        const QString path = m_folder.filePath(name);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    static Result<HttpResponse> get(const WebSite &site, const QByteArray &path,
                                    const HeaderFields &headers = {})
    {
        HttpRequest request;
        request.path = path;
        request.headers = headers;
        return site.serve(request);
    }

    QTemporaryDir m_folder;

private slots:
    void initTestCase()
    {
        put(QStringLiteral("index.html"), "<!doctype html>");
        put(QStringLiteral("assets/main-abc123.js"), "plain script");
        put(QStringLiteral("assets/main-abc123.js.br"), "brotli");
        put(QStringLiteral("assets/main-abc123.js.gz"), "gzip");
        put(QStringLiteral("manifest.webmanifest"), "{}");
    }

    void servesThePageToBeAskedForAgainEachTime()
    {
        const WebSite site(m_folder.path());
        const auto page = get(site, "/");
        QVERIFY(page.has_value());
        QCOMPARE(page->body, "<!doctype html>");
        QCOMPARE(page->headers.value("Cache-Control"), "no-cache");
        QCOMPARE(page->headers.value("Content-Type"), "text/html; charset=utf-8");
        const QByteArray policy = page->headers.value("Content-Security-Policy");
        QVERIFY(policy.contains("default-src 'none'"));
        QVERIFY(policy.contains("connect-src 'self'"));
        QVERIFY(policy.contains("require-trusted-types-for 'script'"));
        QVERIFY(policy.contains("trusted-types lit-html foyer-shell"));
        QVERIFY(!policy.contains("unsafe"));
        QCOMPARE(page->headers.value("X-Frame-Options"), "DENY");
        QCOMPARE(page->headers.value("Cross-Origin-Opener-Policy"), "same-origin");
        QVERIFY(page->headers.has("Permissions-Policy"));
    }

    void saysNotModifiedToWhoHasItAlready()
    {
        const WebSite site(m_folder.path());
        const QByteArray etag = get(site, "/")->headers.value("ETag");
        QVERIFY(etag.startsWith('"'));
        const auto again = get(site, "/", {{"If-None-Match", "\"other\", W/" + etag}});
        QCOMPARE(again->status, 304);
        QVERIFY(again->body.isEmpty());
        QCOMPARE(again->headers.value("ETag"), etag);
        QCOMPARE(get(site, "/", {{"If-None-Match", "\"other\""}})->status, 200);
    }

    void keepsHashedFilesForGoodAndSendsThemCompressed()
    {
        const WebSite site(m_folder.path());
        const QByteArray path = "/assets/main-abc123.js";
        const auto plain = get(site, path);
        QCOMPARE(plain->body, "plain script");
        QCOMPARE(plain->headers.value("Cache-Control"), "public, max-age=31536000, immutable");
        QVERIFY(!plain->headers.has("Content-Encoding"));
        QCOMPARE(plain->headers.value("Vary"), "Accept-Encoding");
        const auto brotli = get(site, path, {{"Accept-Encoding", "gzip, deflate, br"}});
        QCOMPARE(brotli->body, "brotli");
        QCOMPARE(brotli->headers.value("Content-Encoding"), "br");
        QCOMPARE(brotli->headers.value("Content-Type"), "text/javascript; charset=utf-8");
        QCOMPARE(get(site, path, {{"Accept-Encoding", "gzip"}})->body, "gzip");
        QCOMPARE(get(site, path, {{"Accept-Encoding", "br;q=0, gzip;q=0.5"}})->body, "gzip");
    }

    void tellsTheBytesOfEachCodingApartByTheirTags()
    {
        const WebSite site(m_folder.path());
        const QByteArray path = "/assets/main-abc123.js";
        const HeaderFields gzip{{"Accept-Encoding", "gzip"}};
        const QByteArray plainTag = get(site, path)->headers.value("ETag");
        const QByteArray gzipTag = get(site, path, gzip)->headers.value("ETag");
        const QByteArray brotliTag = get(site, path, {{"Accept-Encoding", "br"}})->headers.value("ETag");
        QVERIFY(plainTag != gzipTag);
        QVERIFY(gzipTag != brotliTag);
        QVERIFY(brotliTag != plainTag);
        QCOMPARE(get(site, path, {{"Accept-Encoding", "gzip"}, {"If-None-Match", gzipTag}})->status, 304);
        QCOMPARE(get(site, path, {{"Accept-Encoding", "gzip"}, {"If-None-Match", brotliTag}})->status, 200);
    }

    void servesThePageForPlacesThatTheClientKnows()
    {
        const WebSite site(m_folder.path());
        const HeaderFields browser{{"Accept", "text/html,application/xhtml+xml"}};
        QCOMPARE(get(site, "/room/7", browser)->body, "<!doctype html>");
        QVERIFY(!get(site, "/room/7"));
        QVERIFY(!get(site, "/missing.js", browser));
        QVERIFY(!get(site, "/api/v1/nothing", browser));
    }

    void neverLeavesItsFolder()
    {
        const WebSite site(m_folder.filePath(QStringLiteral("assets")));
        QVERIFY(!get(site, "/../index.html"));
        QVERIFY(!get(site, "/%2e%2e/index.html"));
        QVERIFY(!get(site, "/..%2findex.html"));
    }

    void saysSoIfTheClientIsNotBuiltIn()
    {
        const WebSite site(m_folder.filePath(QStringLiteral("nowhere")));
        const auto page = get(site, "/");
        QVERIFY(page.has_value());
        QCOMPARE(page->headers.value("Content-Type"), "text/plain; charset=utf-8");
        QVERIFY(page->body.contains("not built into"));
    }
};

QTEST_GUILESS_MAIN(TestWebSite)
#include "tst_web_site.moc"
