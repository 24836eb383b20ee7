// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/small_disk.h"

#include <QFile>
#include <QProcess>

namespace foyer::chaos {
namespace {

constexpr int kCommandTime = 10'000;

bool runs(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    return process.waitForFinished(kCommandTime) && process.exitCode() == 0;
}

QString ballastIn(const QString &folder)
{
    return folder + QStringLiteral("/ballast");
}

} // namespace

SmallDisk::SmallDisk(int mebibytes)
    : m_isMounted(runs(QStringLiteral("mount"),
                       {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"),
                        QStringLiteral("size=%1m,mode=700").arg(mebibytes), QStringLiteral("foyer-chaos"),
                        m_folder.path()}))
{
}

SmallDisk::~SmallDisk()
{
    // Lazily: somebody may still hold a file. What is left in the folder below goes with it.
    if (m_isMounted && !runs(QStringLiteral("umount"), {QStringLiteral("-l"), m_folder.path()}))
        qWarning("%s stays mounted", qPrintable(m_folder.path()));
}

void SmallDisk::fill()
{
    QFile ballast(ballastIn(m_folder.path()));
    if (!m_isMounted || !ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return;
    // Large steps first, so that not a single page is left.
    for (qsizetype step = 1024 * 1024; step >= 4096; step /= 4) {
        const QByteArray bytes(step, 'x');
        while (ballast.write(bytes) == step)
            continue;
    }
}

void SmallDisk::free()
{
    QFile::remove(ballastIn(m_folder.path()));
}

} // namespace foyer::chaos
