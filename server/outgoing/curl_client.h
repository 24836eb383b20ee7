// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/outgoing/address_check.h"
#include "server/outgoing/joined_threads.h"
#include "server/outgoing/outgoing_http.h"

#include <atomic>
#include <chrono>
#include <memory>

namespace foyer::outgoing {

/// HTTP and HTTPS by libcurl, in threads of its own. The address is judged when the connection is made, after the name was
/// resolved, so no name can lead elsewhere. Proxies are not used. Thread: main.
class CurlClient final : public HttpClient
{
public:
    struct Settings
    {
        Reach reach = Reach::Public;
        int threads = 2;
        std::chrono::milliseconds connectTime = std::chrono::seconds(5);
        std::chrono::milliseconds wholeTime = std::chrono::seconds(10);
        QByteArray userAgent = "Foyer";
    };

    explicit CurlClient(Settings settings);
    /// Waits for what is under way; see `stop`.
    ~CurlClient() override;
    Q_DISABLE_COPY_MOVE(CurlClient)

    [[nodiscard]] QCoro::Task<HttpAnswer> exchange(HttpRequest request) override;
    void stop() override { m_isStopping = true; }

private:
    const Settings m_settings;
    std::atomic<bool> m_isStopping = false;
    std::unique_ptr<JoinedThreads> m_threads;
};

} // namespace foyer::outgoing
