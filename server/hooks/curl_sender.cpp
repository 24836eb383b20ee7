// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hooks/curl_sender.h"

#include "server/hooks/address_check.h"

#include <QCoroFuture>
#include <QHostAddress>
#include <QPromise>

#include <curl/curl.h>

#include <memory>

namespace foyer::hooks {
namespace {

struct FreeEasy
{
    void operator()(CURL *easy) const { curl_easy_cleanup(easy); }
};
struct FreeList
{
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};
using Easy = std::unique_ptr<CURL, FreeEasy>;
using List = std::unique_ptr<curl_slist, FreeList>;

/// One request on a thread of the pool.
class Transfer
{
public:
    Transfer(const CurlSender::Settings &settings, const std::atomic<bool> &isStopping)
        : m_settings(settings)
        , m_isStopping(isStopping)
        , m_easy(curl_easy_init())
    {
    }

    Receipt run(const Parcel &parcel)
    {
        Receipt receipt;
        if (!m_easy || m_isStopping) {
            receipt.error = QStringLiteral("unreachable");
            return receipt;
        }
        const QByteArray url = parcel.url.toUtf8();
        const List headers = headersOf(parcel);
        setUp(url, headers.get(), parcel.body);
        const CURLcode code = curl_easy_perform(m_easy.get());
        long status = 0;
        curl_easy_getinfo(m_easy.get(), CURLINFO_RESPONSE_CODE, &status);
        // An answer that is too long, cut or slow at its end has said what counts at its beginning.
        const bool isAnswered = code == CURLE_OK || m_hasBody;
        if (isAnswered && status >= 200)
            receipt.status = int(status);
        else
            receipt.error = errorOf(code);
        return receipt;
    }

private:
    template<typename Value>
    void set(CURLoption option, Value value)
    {
        curl_easy_setopt(m_easy.get(), option, value);
    }

    void setUp(const QByteArray &url, curl_slist *headers, const QByteArray &body)
    {
        set(CURLOPT_URL, url.constData());
        set(CURLOPT_PROTOCOLS_STR, "http,https");
        set(CURLOPT_FOLLOWLOCATION, 0L);
        // An empty proxy turns those of the environment off.
        set(CURLOPT_PROXY, "");
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_FRESH_CONNECT, 1L);
        set(CURLOPT_FORBID_REUSE, 1L);
        set(CURLOPT_CONNECTTIMEOUT_MS, long(m_settings.connectTime.count()));
        set(CURLOPT_TIMEOUT_MS, long(m_settings.wholeTime.count()));
        set(CURLOPT_POST, 1L);
        set(CURLOPT_POSTFIELDS, body.constData());
        set(CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.size()));
        set(CURLOPT_HTTPHEADER, headers);
        set(CURLOPT_USERAGENT, m_settings.userAgent.constData());
        set(CURLOPT_OPENSOCKETFUNCTION, &Transfer::openSocket);
        set(CURLOPT_OPENSOCKETDATA, this);
        set(CURLOPT_WRITEFUNCTION, &Transfer::takeBody);
        set(CURLOPT_WRITEDATA, this);
        set(CURLOPT_NOPROGRESS, 0L);
        set(CURLOPT_XFERINFOFUNCTION, &Transfer::isOver);
        set(CURLOPT_XFERINFODATA, this);
    }

    static List headersOf(const Parcel &parcel)
    {
        List list;
        const auto add = [&list](const QByteArray &line) {
            list.reset(curl_slist_append(list.release(), line.constData()));
        };
        for (const auto &[name, value] : parcel.headers)
            add(name + ": " + value);
        // Bodies are small: waiting for "100 Continue" only costs time.
        add("Expect:");
        return list;
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

    static size_t takeBody(char *, size_t size, size_t count, void *data)
    {
        auto *const self = static_cast<Transfer *>(data);
        self->m_hasBody = true;
        self->m_received += qint64(size * count);
        return self->m_received > self->m_settings.answerBytes ? 0 : size * count;
    }

    static int isOver(void *data, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
    {
        return static_cast<Transfer *>(data)->m_isStopping ? 1 : 0;
    }

    const CurlSender::Settings &m_settings;
    const std::atomic<bool> &m_isStopping;
    Easy m_easy;
    bool m_wasRefused = false;
    bool m_hasBody = false;
    qint64 m_received = 0;
};

} // namespace

CurlSender::CurlSender(Settings settings)
    : m_settings(std::move(settings))
{
    // Counted by libcurl, so others of the process may do the same.
    curl_global_init(CURL_GLOBAL_DEFAULT);
    m_pool.setMaxThreadCount(m_settings.threads);
}

CurlSender::~CurlSender()
{
    m_isStopping = true;
    m_pool.waitForDone();
    curl_global_cleanup();
}

QCoro::Task<Receipt> CurlSender::send(Parcel parcel)
{
    auto promise = std::make_shared<QPromise<Receipt>>();
    QFuture<Receipt> future = promise->future();
    promise->start();
    m_pool.start([this, promise, parcel = std::move(parcel)] {
        Transfer transfer(m_settings, m_isStopping);
        promise->addResult(transfer.run(parcel));
        promise->finish();
    });
    Receipt receipt = co_await future;
    co_return receipt;
}

} // namespace foyer::hooks
