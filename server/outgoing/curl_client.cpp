// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/outgoing/curl_client.h"

#include <QCoroFuture>
#include <QHostAddress>
#include <QPromise>

#include <curl/curl.h>

#include <algorithm>
#include <memory>

namespace foyer::outgoing {
namespace {

struct FreeEasy
{
    void operator()(CURL *easy) const { curl_easy_cleanup(easy); }
};
struct FreeList
{
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};
struct FreeMime
{
    void operator()(curl_mime *mime) const { curl_mime_free(mime); }
};
using Easy = std::unique_ptr<CURL, FreeEasy>;
using List = std::unique_ptr<curl_slist, FreeList>;
using Mime = std::unique_ptr<curl_mime, FreeMime>;

/// One request on a thread of the pool.
class Transfer
{
public:
    Transfer(const CurlClient::Settings &settings, const std::atomic<bool> &isStopping,
             const HttpRequest &request)
        : m_settings(settings)
        , m_isStopping(isStopping)
        , m_request(request)
        , m_url(request.url.toUtf8())
        , m_easy(curl_easy_init())
    {
    }

    HttpAnswer run()
    {
        HttpAnswer answer;
        if (!m_easy || m_isStopping) {
            answer.error = QStringLiteral("unreachable");
            return answer;
        }
        setUpConnection();
        setUpRequest();
        const CURLcode code = curl_easy_perform(m_easy.get());
        long status = 0;
        curl_easy_getinfo(m_easy.get(), CURLINFO_RESPONSE_CODE, &status);
        // An answer that is too long, cut or slow at its end has said what its status is at its beginning.
        const bool isAnswered = code == CURLE_OK || !m_body.isEmpty() || m_isTooLong;
        if (isAnswered && status >= 200) {
            answer.status = int(status);
            answer.isWhole = code == CURLE_OK;
            answer.body = std::move(m_body);
            const char *redirect = nullptr;
            curl_easy_getinfo(m_easy.get(), CURLINFO_REDIRECT_URL, &redirect);
            answer.redirect = QString::fromUtf8(redirect);
        } else {
            answer.error = errorOf(code);
        }
        return answer;
    }

private:
    template<typename Value>
    void set(CURLoption option, Value value)
    {
        curl_easy_setopt(m_easy.get(), option, value);
    }

    void setUpConnection()
    {
        set(CURLOPT_PROTOCOLS_STR, "http,https");
        set(CURLOPT_FOLLOWLOCATION, 0L);
        // An empty proxy turns those of the environment off.
        set(CURLOPT_PROXY, "");
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_FRESH_CONNECT, 1L);
        set(CURLOPT_FORBID_REUSE, 1L);
        set(CURLOPT_CONNECTTIMEOUT_MS, long(m_settings.connectTime.count()));
        set(CURLOPT_TIMEOUT_MS, long(m_settings.wholeTime.count()));
        set(CURLOPT_USERAGENT, m_settings.userAgent.constData());
        set(CURLOPT_OPENSOCKETFUNCTION, &Transfer::openSocket);
        set(CURLOPT_OPENSOCKETDATA, this);
        set(CURLOPT_WRITEFUNCTION, &Transfer::takeBody);
        set(CURLOPT_WRITEDATA, this);
        set(CURLOPT_NOPROGRESS, 0L);
        set(CURLOPT_XFERINFOFUNCTION, &Transfer::isOver);
        set(CURLOPT_XFERINFODATA, this);
    }

    void setUpRequest()
    {
        set(CURLOPT_URL, m_url.constData());
        if (!m_request.form.isEmpty()) {
            makeForm();
        } else if (!m_request.body.isEmpty() || m_request.method != "GET") {
            set(CURLOPT_POSTFIELDS, m_request.body.constData());
            set(CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(m_request.body.size()));
        }
        set(CURLOPT_CUSTOMREQUEST, m_request.method.constData());
        if (m_request.keys) {
            m_signing = "aws:amz:" + m_request.keys->region + ":s3";
            set(CURLOPT_AWS_SIGV4, m_signing.constData());
            set(CURLOPT_USERNAME, m_request.keys->accessKey.constData());
            set(CURLOPT_PASSWORD, m_request.keys->secretKey.constData());
        }
        for (const auto &[name, value] : m_request.headers)
            addHeader(name + ": " + value);
        // Waiting for "100 Continue" only costs time.
        addHeader("Expect:");
        set(CURLOPT_HTTPHEADER, m_headers.get());
    }

    void makeForm()
    {
        m_mime.reset(curl_mime_init(m_easy.get()));
        for (const FormField &field : m_request.form) {
            curl_mimepart *const part = curl_mime_addpart(m_mime.get());
            curl_mime_name(part, field.name.constData());
            curl_mime_data(part, field.value.constData(), size_t(field.value.size()));
            if (!field.fileName.isEmpty())
                curl_mime_filename(part, field.fileName.constData());
            if (!field.type.isEmpty())
                curl_mime_type(part, field.type.constData());
        }
        set(CURLOPT_MIMEPOST, m_mime.get());
    }

    void addHeader(const QByteArray &line)
    {
        m_headers.reset(curl_slist_append(m_headers.release(), line.constData()));
    }

    QString errorOf(CURLcode code) const
    {
        if (m_wasRefused)
            return QStringLiteral("address-refused");
        switch (code) {
        case CURLE_OPERATION_TIMEDOUT:
            return QStringLiteral("timeout");
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_PEER_FAILED_VERIFICATION:
            return QStringLiteral("tls");
        default:
            return QStringLiteral("unreachable");
        }
    }

    static curl_socket_t openSocket(void *data, curlsocktype, curl_sockaddr *address)
    {
        auto *const self = static_cast<Transfer *>(data);
        const bool isFine =
            self->m_settings.reach == Reach::Everywhere || isPublicAddress(QHostAddress(&address->addr));
        if (!isFine) {
            self->m_wasRefused = true;
            return CURL_SOCKET_BAD;
        }
        return ::socket(address->family, address->socktype, address->protocol);
    }

    static size_t takeBody(char *bytes, size_t size, size_t count, void *data)
    {
        auto *const self = static_cast<Transfer *>(data);
        const qint64 came = qint64(size * count);
        const qint64 room = self->m_request.answerBytes - self->m_body.size();
        self->m_body.append(bytes, qsizetype(std::min(came, room)));
        self->m_isTooLong = came > room;
        return self->m_isTooLong ? 0 : size * count;
    }

    static int isOver(void *data, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
    {
        return static_cast<Transfer *>(data)->m_isStopping ? 1 : 0;
    }

    const CurlClient::Settings &m_settings;
    const std::atomic<bool> &m_isStopping;
    const HttpRequest &m_request;
    const QByteArray m_url;
    QByteArray m_signing;
    Easy m_easy;
    Mime m_mime;
    List m_headers;
    bool m_wasRefused = false;
    bool m_isTooLong = false;
    QByteArray m_body;
};

} // namespace

CurlClient::CurlClient(Settings settings)
    : m_settings(std::move(settings))
{
    // Counted by libcurl, so others of the process may do the same.
    curl_global_init(CURL_GLOBAL_DEFAULT);
    m_threads = std::make_unique<JoinedThreads>(m_settings.threads);
}

CurlClient::~CurlClient()
{
    m_isStopping = true;
    m_threads.reset();
    curl_global_cleanup();
}

QCoro::Task<HttpAnswer> CurlClient::exchange(HttpRequest request)
{
    auto promise = std::make_shared<QPromise<HttpAnswer>>();
    QFuture<HttpAnswer> future = promise->future();
    promise->start();
    m_threads->start([this, promise, request = std::move(request)] {
        Transfer transfer(m_settings, m_isStopping, request);
        promise->addResult(transfer.run());
        promise->finish();
    });
    HttpAnswer answer = co_await future;
    co_return answer;
}

} // namespace foyer::outgoing
