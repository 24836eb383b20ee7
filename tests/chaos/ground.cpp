// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/ground.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QTest>

#include <csignal>

namespace foyer::chaos {
namespace {

/// Room for the data of a long run, and quick to fill.
constexpr int kDiskMebibytes = 96;
const QString kName = QStringLiteral("chaos");

Result<QList<QStringList>> rowsOfFile(const QString &path, const QString &query)
{
    const QString name = QStringLiteral("chaos-reader");
    QList<QStringList> rows;
    QString fault;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(path);
        QSqlQuery reading(database);
        if (!database.open())
            fault = database.lastError().text();
        else if (!(reading = QSqlQuery(database)).exec(query))
            fault = reading.lastError().text();
        while (fault.isEmpty() && reading.next()) {
            QStringList row;
            for (int i = 0; i < reading.record().count(); ++i)
                row.append(reading.value(i).toString());
            rows.append(row);
        }
    }
    QSqlDatabase::removeDatabase(name);
    if (!fault.isEmpty())
        return fail(ErrorCode::Unavailable, fault);
    return rows;
}

} // namespace

Ground::Ground(Kind kind, const QString &program, const QString &sabotage)
    : m_disk(kDiskMebibytes)
    , m_mariadb(kind == Kind::Mariadb ? std::make_unique<test::MariadbServer>() : nullptr)
    , m_program(program)
    , m_sabotage(sabotage)
{
}

Ground::~Ground() = default;

Result<> Ground::start()
{
    QString database;
    if (m_mariadb) {
        FOYER_CHECK(m_mariadb->start());
        FOYER_CHECK(m_mariadb->execute({QStringLiteral("CREATE DATABASE ") + kName}));
        database = m_mariadb->url(kName);
    }
    m_server = std::make_unique<test::ServerProcess>(m_disk.path() + QStringLiteral("/data"), database);
    if (!m_program.isEmpty())
        m_server->setProgram(m_program);
    if (!m_sabotage.isEmpty())
        m_server->setVariable(QStringLiteral("FOYER_SABOTAGE"), m_sabotage);
    if (!m_server->start())
        return fail(ErrorCode::Unavailable, QString::fromUtf8(m_server->log()));
    return {};
}

bool Ground::restartServer(int pauseMs)
{
    m_server->kill();
    QTest::qWait(pauseMs);
    return m_server->start();
}

void Ground::freezeServer(bool isFrozen)
{
    ::kill(pid_t(m_server->processId()), isFrozen ? SIGSTOP : SIGCONT);
}

Result<Ground::Rows> Ground::rows(const QString &query) const
{
    return m_mariadb ? m_mariadb->execute({query}, kName)
                     : rowsOfFile(m_disk.path() + QStringLiteral("/data/foyer.db"), query);
}

Result<StoredState> Ground::stored() const
{
    StoredState state;
    FOYER_TRY(const Rows conversations,
              rows(QStringLiteral("SELECT id, last_seq, last_revision, kind FROM conversations")));
    for (const QStringList &row : conversations) {
        StoredConversation &conversation = state.conversations[ConversationId(row[0].toLongLong())];
        conversation.lastSeq = Seq(row[1].toLongLong());
        conversation.lastRevision = Revision(row[2].toLongLong());
        conversation.isDirect = row[3] == QLatin1String("direct");
    }
    FOYER_TRY(const Rows members,
              rows(QStringLiteral("SELECT m.conversation_id, u.username, m.hidden_seq FROM memberships m "
                                  "JOIN users u ON u.id = m.user_id")));
    for (const QStringList &row : members) {
        StoredConversation &conversation = state.conversations[ConversationId(row[0].toLongLong())];
        conversation.members.insert(row[1]);
        if (row[2].toLongLong() >= conversation.lastSeq.value())
            conversation.hiddenFrom.insert(row[1]);
    }
    FOYER_TRY(const Rows messages,
              rows(QStringLiteral(
                  "SELECT m.conversation_id, m.seq, m.revision, m.ref, u.username, m.text, m.created_at, "
                  "m.edited_at, m.recalled_at FROM messages m JOIN users u ON u.id = m.author_id "
                  "ORDER BY m.conversation_id, m.seq")));
    for (const QStringList &row : messages) {
        const StoredMessage message{ConversationId(row[0].toLongLong()),
                                    Seq(row[1].toLongLong()),
                                    Revision(row[2].toLongLong()),
                                    row[3],
                                    row[4],
                                    row[5],
                                    row[6].toLongLong(),
                                    row[7].toLongLong(),
                                    row[8].toLongLong(),
                                    {}};
        state.messages[message.conversation].append(message);
    }
    FOYER_TRY(const Rows reactions,
              rows(QStringLiteral("SELECT conversation_id, seq, emoji, user_id FROM reactions")));
    for (const QStringList &row : reactions) {
        QList<StoredMessage> &stored = state.messages[ConversationId(row[0].toLongLong())];
        const qint64 seq = row[1].toLongLong();
        // Without holes: else the checker says so.
        if (seq <= stored.size())
            stored[seq - 1].reactions[row[2]].insert(UserId(row[3].toLongLong()));
    }
    return state;
}

int Ground::noteMemory()
{
    QFile status(QStringLiteral("/proc/%1/status").arg(m_server->processId()));
    if (status.open(QIODevice::ReadOnly)) {
        const QByteArray text = status.readAll();
        const QByteArray after = text.mid(text.indexOf("VmRSS:") + 6);
        m_memory = std::max(m_memory, int(after.trimmed().split(' ').first().toLongLong() / 1024));
    }
    return m_memory;
}

} // namespace foyer::chaos
