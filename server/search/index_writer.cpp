// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/index_writer.h"

#include "common/base/logging.h"
#include "common/text/search_text.h"
#include "server/search/grams.h"
#include "server/search/index_layout.h"

#include <QCryptographicHash>
#include <QDir>

#include <xapian.h>

#include <algorithm>

namespace foyer::search {
namespace {

using chat::SearchEntry;

/// Xapian throws; nothing of ours does.
template<typename Work>
auto caught(const Work &work) -> decltype(work())
{
    try {
        return work();
    } catch (const Xapian::Error &error) {
        return fail(
            ErrorCode::Unavailable,
            QStringLiteral("the search index: %1").arg(QString::fromStdString(error.get_description())));
    }
}

std::string pathOf(const QString &folder)
{
    return QDir::toNativeSeparators(folder).toStdString();
}

/// By which a change of what is indexed is told from a reaction.
std::string fingerprint(const SearchEntry &entry)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(entry.hasImage ? QByteArray("1") : QByteArray("0"));
    hash.addData(entry.text.toUtf8());
    return hash.result().left(8).toStdString();
}

chat::SearchPlace placeOf(const SearchEntry &entry)
{
    return {entry.createdAt, entry.conversation.value(), entry.seq.value()};
}

Xapian::Document documentOf(const SearchEntry &entry)
{
    Xapian::Document document;
    for (const std::string &gram : gramsOfText(text::searchText(entry.text).folded))
        document.add_boolean_term(gramTerm(gram));
    document.add_boolean_term(conversationTerm(entry.conversation));
    document.add_boolean_term(authorTerm(entry.author));
    document.add_boolean_term(messageTerm(entry.conversation, entry.seq));
    if (entry.hasImage)
        document.add_boolean_term(imageTerm());
    document.add_value(kPlaceSlot, placeValue(placeOf(entry)));
    document.set_data(fingerprint(entry));
    return document;
}

qint64 wallTime()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

qint64 numberOf(const Xapian::Database &database, const std::string &key, qint64 otherwise)
{
    const std::string text = database.get_metadata(key);
    return text.empty() ? otherwise : QByteArray::fromStdString(text).toLongLong();
}

} // namespace

IndexWriter::IndexWriter(QString folder)
    : m_folder(std::move(folder))
{
}

IndexWriter::~IndexWriter()
{
    // Closing commits what was half applied otherwise.
    if (m_database) {
        try {
            m_database->close();
        } catch (const Xapian::Error &) {
            // What was committed is there; the rest is read again.
        }
    }
}

Result<ProgressOf> IndexWriter::open()
{
    m_database.reset();
    QDir().mkpath(m_folder);
    QDir(freshFolder(m_folder)).removeRecursively();
    const QString current = currentFolder(m_folder);
    // A crash between two renames.
    if (!QDir(current).exists() && QDir(formerFolder(m_folder)).exists())
        QDir().rename(formerFolder(m_folder), current);
    QDir(formerFolder(m_folder)).removeRecursively();
    try {
        m_database = std::make_unique<Xapian::WritableDatabase>(pathOf(current), Xapian::DB_CREATE_OR_OPEN);
        prepare();
        if (m_database->get_metadata(kFormatKey) == indexFormat())
            return progress();
        qCInfo(lcApp, "event=search-index-new reason=format");
    } catch (const Xapian::DatabaseLockError &error) {
        return fail(ErrorCode::Unavailable, QString::fromStdString(error.get_description()));
    } catch (const Xapian::Error &error) {
        qCWarning(lcApp, "event=search-index-new reason=broken detail=\"%s\"",
                  error.get_description().c_str());
    }
    FOYER_CHECK(reset());
    return ProgressOf{};
}

Result<> IndexWriter::reset()
{
    m_database.reset();
    QDir(currentFolder(m_folder)).removeRecursively();
    return caught([this]() -> Result<> {
        m_database = std::make_unique<Xapian::WritableDatabase>(pathOf(currentFolder(m_folder)),
                                                                Xapian::DB_CREATE_OR_OVERWRITE);
        m_database->set_metadata(kFormatKey, indexFormat());
        m_database->commit();
        prepare();
        return {};
    });
}

void IndexWriter::prepare()
{
    m_next = quint32(numberOf(*m_database, kNextKey, kFirstDocument));
    m_newest = numberOf(*m_database, kNewestKey, 0);
    m_skew = numberOf(*m_database, kSkewKey, 0);
    m_discardedAt = numberOf(*m_database, kDiscardedKey, 0);
    if (m_database->get_doccount() == 0 && m_database->get_metadata(kFormatKey).empty()) {
        m_database->set_metadata(kFormatKey, indexFormat());
        m_database->commit();
    }
}

ProgressOf IndexWriter::progress() const
{
    ProgressOf progress;
    const std::string prefix = kProgressPrefix;
    for (auto it = m_database->metadata_keys_begin(prefix); it != m_database->metadata_keys_end(prefix);
         ++it) {
        const QByteArray id = QByteArray::fromStdString((*it).substr(prefix.size()));
        const QList<QByteArray> parts = QByteArray::fromStdString(m_database->get_metadata(*it)).split(' ');
        if (parts.size() == 2) {
            progress.insert(ConversationId(id.toLongLong()),
                            {Seq(parts.at(0).toLongLong()), Revision(parts.at(1).toLongLong())});
        }
    }
    return progress;
}

Result<> IndexWriter::apply(const QList<SearchEntry> &entries, const ProgressOf &progress)
{
    if (!m_database)
        return fail(ErrorCode::Unavailable, QStringLiteral("the search index is not open"));
    const Result<> applied = caught([&]() -> Result<> {
        m_database->begin_transaction();
        for (const SearchEntry &entry : entries)
            take(entry);
        for (auto it = progress.cbegin(); it != progress.cend(); ++it) {
            m_database->set_metadata(kProgressPrefix + std::to_string(it.key().value()),
                                     std::to_string(it->seq.value()) + " "
                                         + std::to_string(it->revision.value()));
        }
        m_database->set_metadata(kNextKey, std::to_string(m_next));
        m_database->set_metadata(kNewestKey, std::to_string(m_newest));
        m_database->set_metadata(kSkewKey, std::to_string(m_skew));
        m_database->set_metadata(kDiscardedKey, std::to_string(m_discardedAt));
        m_database->commit_transaction();
        return {};
    });
    if (!applied)
        m_database.reset();
    return applied;
}

Result<> IndexWriter::remove(const QList<ConversationId> &conversations)
{
    if (!m_database)
        return fail(ErrorCode::Unavailable, QStringLiteral("the search index is not open"));
    const Result<> removed = caught([&]() -> Result<> {
        m_database->begin_transaction();
        for (const ConversationId conversation : conversations) {
            m_database->delete_document(conversationTerm(conversation));
            m_database->set_metadata(kProgressPrefix + std::to_string(conversation.value()), {});
        }
        noteDiscarded();
        m_database->set_metadata(kDiscardedKey, std::to_string(m_discardedAt));
        m_database->commit_transaction();
        return {};
    });
    if (!removed)
        m_database.reset();
    return removed;
}

void IndexWriter::take(const SearchEntry &entry)
{
    const std::string term = messageTerm(entry.conversation, entry.seq);
    const Xapian::PostingIterator found = m_database->postlist_begin(term);
    if (found == m_database->postlist_end(term)) {
        if (entry.isSearchable)
            append(entry);
        return;
    }
    const Xapian::docid document = *found;
    if (!entry.isSearchable) {
        m_database->delete_document(document);
        noteDiscarded();
        return;
    }
    if (m_database->get_document(document).get_data() == fingerprint(entry))
        return;
    m_database->replace_document(document, documentOf(entry));
    noteDiscarded();
}

void IndexWriter::append(const SearchEntry &entry)
{
    m_database->replace_document(m_next, documentOf(entry));
    --m_next;
    m_skew = std::max(m_skew, m_newest - entry.createdAt);
    m_newest = std::max(m_newest, entry.createdAt);
}

void IndexWriter::noteDiscarded()
{
    if (m_discardedAt == 0)
        m_discardedAt = wallTime();
}

bool IndexWriter::hasDiscardedFor(std::chrono::milliseconds time) const
{
    return m_discardedAt != 0 && wallTime() - m_discardedAt >= time.count();
}

Result<> IndexWriter::compact()
{
    if (!m_database)
        return fail(ErrorCode::Unavailable, QStringLiteral("the search index is not open"));
    const QString current = currentFolder(m_folder);
    const QString fresh = freshFolder(m_folder);
    const QString former = formerFolder(m_folder);
    QDir(fresh).removeRecursively();
    const Result<> written = caught([&]() -> Result<> {
        // Nobody changes the index meanwhile: the lock is held.
        m_database->compact(pathOf(fresh), Xapian::DBCOMPACT_NO_RENUMBER);
        m_database->close();
        return {};
    });
    m_database.reset();
    FOYER_CHECK(written);
    if (!QDir().rename(current, former) || !QDir().rename(fresh, current))
        return fail(ErrorCode::Unavailable,
                    QStringLiteral("the compacted search index cannot be put in place"));
    QDir(former).removeRecursively();
    FOYER_TRY(const ProgressOf progress, open());
    Q_UNUSED(progress)
    return caught([this]() -> Result<> {
        m_discardedAt = 0;
        m_database->set_metadata(kDiscardedKey, "0");
        m_database->commit();
        return {};
    });
}

} // namespace foyer::search
