// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/hooks/sender.h"

#include <QThreadPool>

#include <atomic>
#include <chrono>

namespace foyer::hooks {

/// Where users may make the server connect to.
enum class Reach {
    /// Addresses of the public Internet.
    Public,
    /// Everything, this machine too.
    Everywhere,
};

/// Sends by libcurl in threads of its own. The address is judged when the connection is made, after the name was
/// resolved, so no name can lead elsewhere. Redirects are not followed, proxies not used, answers not kept. Thread: main.
class CurlSender final : public Sender
{
public:
    struct Settings
    {
        Reach reach = Reach::Public;
        int threads = 2;
        std::chrono::milliseconds connectTime = std::chrono::seconds(5);
        std::chrono::milliseconds wholeTime = std::chrono::seconds(10);
        /// Bytes of an answer that are read before it is cut; its status counts nevertheless.
        qint64 answerBytes = 64 * 1024;
        QByteArray userAgent = "Foyer";
    };

    explicit CurlSender(Settings settings);
    /// Waits for what is under way; see `stop`.
    ~CurlSender() override;
    CurlSender(const CurlSender &) = delete;
    CurlSender &operator=(const CurlSender &) = delete;

    [[nodiscard]] QCoro::Task<Receipt> send(Parcel parcel) override;
    void stop() override { m_isStopping = true; }

private:
    const Settings m_settings;
    std::atomic<bool> m_isStopping = false;
    QThreadPool m_pool;
};

} // namespace foyer::hooks
