// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/client/outgoing_pictures.h"

#include "common/base/logging.h"
#include "desktop/client/local_database.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QUuid>
#include <QVariant>

#include <algorithm>

namespace foyer::client {

namespace {

/// A null string would be NULL.
QString kept(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("") : text;
}

Result<> writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorCode::StorageFull, file.errorString());
    return {};
}

} // namespace

OutgoingPictures::OutgoingPictures(LocalDatabase &database, QObject *parent)
    : QObject(parent)
    , m_database(database)
{
}

Result<> OutgoingPictures::open(const QString &folder)
{
    m_folder = folder;
    m_pictures.clear();
    FOYER_TRY(QSqlQuery stray,
              m_database.prepare(QStringLiteral(
                  "DELETE FROM pictures WHERE ref <> '' AND ref NOT IN (SELECT ref FROM posts)")));
    FOYER_CHECK(LocalDatabase::run(stray));
    FOYER_CHECK(load());
    removeStrayFiles();
    return {};
}

void OutgoingPictures::close()
{
    m_folder.clear();
    m_pictures.clear();
}

Result<> OutgoingPictures::load()
{
    FOYER_TRY(
        QSqlQuery query,
        m_database.prepare(QStringLiteral("SELECT id, conversation, ref, name, width, height, bytes,"
                                          " transfer, image, failure FROM pictures ORDER BY position")));
    FOYER_CHECK(LocalDatabase::run(query));
    while (query.next()) {
        OutgoingPicture picture;
        picture.id = query.value(0).toString();
        picture.conversation = ConversationId(query.value(1).toLongLong());
        picture.ref = query.value(2).toString();
        picture.name = query.value(3).toString();
        picture.size = QSize(query.value(4).toInt(), query.value(5).toInt());
        picture.bytes = query.value(6).toLongLong();
        picture.transfer = query.value(7).toString();
        picture.image = query.value(8).toString();
        const QString failure = query.value(9).toString();
        if (!failure.isEmpty())
            picture.failure = errorFromName(failure).value_or(ErrorCode::Internal);
        m_pictures.append(picture);
    }
    return {};
}

/// Of what was removed, or was never written down, when the process ended in between.
void OutgoingPictures::removeStrayFiles() const
{
    QDir folder(m_folder);
    const QStringList files = folder.entryList(QDir::Files);
    for (const QString &file : files) {
        if (!find(file))
            folder.remove(file);
    }
}

Result<QString> OutgoingPictures::add(ConversationId conversation, const NewPicture &picture)
{
    if (!m_database.isOpen())
        return fail(ErrorCode::Unavailable, QStringLiteral("local database is not open"));
    OutgoingPicture added;
    added.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    added.conversation = conversation;
    added.name = picture.name;
    added.size = picture.size;
    added.bytes = picture.bytes.size();
    if (!QDir().mkpath(m_folder))
        return fail(ErrorCode::Unavailable, QStringLiteral("cannot make folder %1").arg(m_folder));
    FOYER_CHECK(writeFile(fileOf(added.id), picture.bytes));
    FOYER_TRY(QSqlQuery query,
              m_database.prepare(QStringLiteral("INSERT INTO pictures (id, conversation, name, width,"
                                                " height, bytes) VALUES (?, ?, ?, ?, ?, ?)")));
    query.addBindValue(added.id);
    query.addBindValue(conversation.value());
    query.addBindValue(kept(added.name));
    query.addBindValue(added.size.width());
    query.addBindValue(added.size.height());
    query.addBindValue(added.bytes);
    if (const auto written = LocalDatabase::run(query); !written) {
        QFile::remove(fileOf(added.id));
        return tl::unexpected(written.error());
    }
    m_pictures.append(added);
    emit changed(conversation, {});
    emit wanted();
    return added.id;
}

void OutgoingPictures::remove(const QString &id)
{
    const qsizetype index = indexOf(id);
    if (index < 0)
        return;
    const OutgoingPicture gone = m_pictures.takeAt(index);
    // Should this fail, what is left goes after the next start, or is shown again in the composer.
    if (auto query = m_database.prepare(QStringLiteral("DELETE FROM pictures WHERE id = ?"))) {
        query->addBindValue(id);
        if (const auto done = LocalDatabase::run(*query); !done)
            qCWarning(lcClient) << "event=picture-erase-failed detail=" << done.error().detail;
    }
    QFile::remove(fileOf(id));
    emit changed(gone.conversation, gone.ref);
}

void OutgoingPictures::removeChosen()
{
    const QList<OutgoingPicture> all = m_pictures;
    for (const OutgoingPicture &picture : all) {
        if (picture.ref.isEmpty())
            remove(picture.id);
    }
}

std::optional<OutgoingPicture> OutgoingPictures::find(const QString &id) const
{
    const qsizetype index = indexOf(id);
    return index < 0 ? std::nullopt : std::optional(m_pictures.at(index));
}

std::optional<OutgoingPicture> OutgoingPictures::ofPost(const Ref &ref) const
{
    const auto found = std::find_if(m_pictures.cbegin(), m_pictures.cend(), [&](const auto &picture) {
        return !ref.isEmpty() && picture.ref == ref;
    });
    return found == m_pictures.cend() ? std::nullopt : std::optional(*found);
}

QList<OutgoingPicture> OutgoingPictures::chosen(ConversationId conversation) const
{
    QList<OutgoingPicture> found;
    for (const OutgoingPicture &picture : m_pictures) {
        if (picture.conversation == conversation && picture.ref.isEmpty())
            found.append(picture);
    }
    return found;
}

std::optional<OutgoingPicture> OutgoingPictures::next() const
{
    const OutgoingPicture *best = nullptr;
    for (const OutgoingPicture &picture : m_pictures) {
        if (!picture.image.isEmpty() || picture.failure)
            continue;
        if (best == nullptr || (best->ref.isEmpty() && !picture.ref.isEmpty()))
            best = &picture;
    }
    return best == nullptr ? std::nullopt : std::optional(*best);
}

QString OutgoingPictures::fileOf(const QString &id) const
{
    return m_folder + u'/' + id;
}

Result<> OutgoingPictures::assign(const QString &id, const Ref &ref)
{
    if (indexOf(id) < 0)
        return fail(ErrorCode::NotFound, QStringLiteral("no such picture"));
    FOYER_TRY(QSqlQuery query,
              m_database.prepare(QStringLiteral("UPDATE pictures SET ref = ? WHERE id = ?")));
    query.addBindValue(ref);
    query.addBindValue(id);
    return LocalDatabase::run(query);
}

void OutgoingPictures::assigned(const QString &id, const Ref &ref)
{
    const qsizetype index = indexOf(id);
    if (index < 0)
        return;
    m_pictures[index].ref = ref;
    emit changed(m_pictures.at(index).conversation, {});
}

void OutgoingPictures::noteTransfer(const QString &id, const QString &transfer)
{
    const qsizetype index = indexOf(id);
    if (index < 0)
        return;
    m_pictures[index].transfer = transfer;
    m_pictures[index].sent = 0;
    store(m_pictures.at(index));
}

void OutgoingPictures::noteSent(const QString &id, qint64 bytes)
{
    const qsizetype index = indexOf(id);
    if (index < 0 || m_pictures.at(index).sent == bytes)
        return;
    m_pictures[index].sent = bytes;
    emit changed(m_pictures.at(index).conversation, m_pictures.at(index).ref);
}

void OutgoingPictures::noteImage(const QString &id, const UploadId &image)
{
    const qsizetype index = indexOf(id);
    if (index < 0)
        return;
    m_pictures[index].image = image;
    m_pictures[index].sent = m_pictures.at(index).bytes;
    store(m_pictures.at(index));
}

void OutgoingPictures::noteFailure(const QString &id, ErrorCode why)
{
    const qsizetype index = indexOf(id);
    if (index < 0)
        return;
    m_pictures[index].failure = why;
    store(m_pictures.at(index));
}

void OutgoingPictures::renew(const QString &id)
{
    const qsizetype index = indexOf(id);
    if (index < 0)
        return;
    OutgoingPicture &picture = m_pictures[index];
    picture.failure.reset();
    picture.transfer.clear();
    picture.image.clear();
    picture.sent = 0;
    store(picture);
    emit wanted();
}

qsizetype OutgoingPictures::indexOf(const QString &id) const
{
    const auto found = std::find_if(m_pictures.cbegin(), m_pictures.cend(),
                                    [&](const OutgoingPicture &picture) { return picture.id == id; });
    return found == m_pictures.cend() ? -1 : found - m_pictures.cbegin();
}

/// What is forgotten here is only found out once more.
void OutgoingPictures::store(const OutgoingPicture &picture)
{
    auto query = m_database.prepare(
        QStringLiteral("UPDATE pictures SET transfer = ?, image = ?, failure = ? WHERE id = ?"));
    if (query) {
        query->addBindValue(kept(picture.transfer));
        query->addBindValue(kept(picture.image));
        query->addBindValue(picture.failure ? QString(errorName(*picture.failure)) : QStringLiteral(""));
        query->addBindValue(picture.id);
        if (const auto done = LocalDatabase::run(*query); !done)
            qCWarning(lcClient) << "event=picture-store-failed detail=" << done.error().detail;
    }
    emit changed(picture.conversation, picture.ref);
}

} // namespace foyer::client
