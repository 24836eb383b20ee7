// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/imports/message_import.h"

#include "common/base/clock.h"
#include "common/base/limits.h"
#include "common/text/names.h"
#include "server/imports/chat_html.h"
#include "server/imports/import_report.h"
#include "server/imports/picture_taker.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace foyer::imports {
namespace {

/// Rows of one transaction. Where pictures are fetched they are fewer, so that a kill costs few of them.
constexpr int kPage = 2'000;
constexpr int kPageWithPictures = 200;
/// Pictures under way at a time.
constexpr qsizetype kPicturesAtOnce = 4;
constexpr QStringView kCut(u" …");

/// The text with an address below it.
QString withLine(const QString &text, const QString &line)
{
    return text.isEmpty() ? line : text + u'\n' + line;
}

} // namespace

MessageImport::MessageImport(OldChat &chat, ImportStore &store, PictureTaker *taker, const Clock &clock,
                             OldTimes &times, ImportWatcher &watcher, ImportReport &report, Settings settings)
    : m_chat(chat)
    , m_store(store)
    , m_taker(taker)
    , m_clock(clock)
    , m_times(times)
    , m_watcher(watcher)
    , m_report(report)
    , m_settings(std::move(settings))
{
}

QCoro::Task<Result<qint64>> MessageImport::run(SourceId source, qint64 expected)
{
    const int limit = m_settings.pictures == Pictures::Fetch ? kPageWithPictures : kPage;
    qint64 last = 0;
    auto reading = m_chat.messagesAfter(last, limit);
    for (;;) {
        FOYER_CO_TRY(const QList<OldMessage> page, co_await reading);
        if (page.isEmpty())
            break;
        last = page.constLast().id;
        reading = m_chat.messagesAfter(last, limit);
        auto adding = add(source, page);
        const Result<> added = co_await adding;
        if (!added) {
            co_await reading;
            co_return tl::unexpected(added.error());
        }
        m_watcher.progressed(ImportWatcher::Stage::Messages, m_report.messages.found, expected);
    }
    co_return last;
}

QCoro::Task<Result<>> MessageImport::add(SourceId source, QList<OldMessage> page)
{
    auto asking = m_store.knownMessages(source, page.constFirst().id, page.constLast().id);
    FOYER_CO_TRY(const QSet<qint64> known, co_await asking);
    QList<NewMessage> fresh;
    QList<std::pair<qsizetype, QString>> pictures;
    for (const OldMessage &old : std::as_const(page)) {
        ++m_report.messages.found;
        if (old.createdAt)
            m_lastTime = m_times.read(*old.createdAt, m_lastTime);
        if (known.contains(old.id)) {
            ++m_report.messages.known;
            continue;
        }
        QString picture;
        std::optional<NewMessage> message = prepare(old, picture);
        if (!message)
            continue;
        if (!picture.isEmpty())
            pictures.append({fresh.size(), picture});
        fresh.append(*message);
    }
    auto fetching = fetchAll(&fresh, pictures);
    FOYER_CO_CHECK(co_await fetching);
    if (fresh.isEmpty())
        co_return Result<>{};
    const qint64 count = fresh.size();
    auto adding = m_store.addMessages(source, std::move(fresh));
    FOYER_CO_CHECK(co_await adding);
    m_report.messages.added += count;
    co_return Result<>{};
}

bool MessageImport::place(const OldMessage &old, NewMessage &message)
{
    if (old.receiver != 0)
        return placePrivate(old, message);
    const auto room = m_settings.rooms.constFind(old.room);
    if (room == m_settings.rooms.cend() || !room->isValid()) {
        m_report.skip(room == m_settings.rooms.cend() ? Skip::RoomUnnamed : Skip::RoomGone, old.id);
        return false;
    }
    message.conversation = *room;
    return true;
}

bool MessageImport::placePrivate(const OldMessage &old, NewMessage &message)
{
    const auto receiver = m_settings.users.constFind(old.receiver);
    if (receiver == m_settings.users.cend() || receiver->isGone) {
        m_report.skip(receiver == m_settings.users.cend() ? Skip::ReceiverMissing : Skip::ReceiverGone,
                      old.id);
        return false;
    }
    if (old.receiver == old.user) {
        m_report.skip(Skip::ToItself, old.id);
        return false;
    }
    message.receiver = receiver->id;
    return true;
}

std::optional<NewMessage> MessageImport::prepare(const OldMessage &old, QString &picture)
{
    if (old.isDeleted) {
        m_report.skip(Skip::Deleted, old.id);
        return std::nullopt;
    }
    const auto author = m_settings.users.constFind(old.user);
    if (author == m_settings.users.cend() || author->isGone) {
        m_report.skip(author == m_settings.users.cend() ? Skip::AuthorMissing : Skip::AuthorGone, old.id);
        return std::nullopt;
    }
    NewMessage message;
    if (!place(old, message))
        return std::nullopt;
    const PlainContent content = readContent(old.content, old.imageUrl);
    const bool hasPicture = !content.pictures.isEmpty();
    const bool isPictureKept = hasPicture && m_settings.pictures != Pictures::Skip;
    if (content.text.isEmpty() && !isPictureKept) {
        m_report.skip(hasPicture ? Skip::PictureOnly : Skip::Empty, old.id);
        return std::nullopt;
    }
    message.oldId = old.id;
    message.author = author->id;
    message.createdAt = m_lastTime > 0 ? m_lastTime : m_clock.now();
    putText(content, old, message, picture);
    return message;
}

void MessageImport::putText(const PlainContent &content, const OldMessage &old, NewMessage &message,
                            QString &picture)
{
    message.text = content.text;
    const bool isLong = text::codePointCount(message.text) > limits::kTextLength;
    if (isLong || old.isContentCut) {
        ++m_report.cutTexts;
        message.text =
            text::firstCodePoints(message.text, limits::kTextLength - kCut.size()) + kCut.toString();
    }
    if (content.pictures.isEmpty())
        return;
    if (m_settings.pictures == Pictures::Skip) {
        ++m_report.picturesLeftOut;
        return;
    }
    // A message has one picture; the others, which go-gin-chat itself never made, stay addresses.
    const bool isFetched = m_settings.pictures == Pictures::Fetch && m_taker != nullptr;
    if (isFetched)
        picture = content.pictures.constFirst();
    else
        ++m_report.picturesLinked;
    for (const QString &url : content.pictures.mid(isFetched ? 1 : 0)) {
        const QString longer = withLine(message.text, url);
        if (text::codePointCount(longer) <= limits::kTextLength)
            message.text = longer;
    }
}

QCoro::Task<Result<>> MessageImport::fetchAll(QList<NewMessage> *messages,
                                              QList<std::pair<qsizetype, QString>> pictures)
{
    Result<> outcome;
    for (qsizetype at = 0; at < pictures.size() && outcome; at += kPicturesAtOnce) {
        std::vector<QCoro::Task<Result<>>> fetching;
        for (const auto &[place, url] : pictures.mid(at, kPicturesAtOnce))
            fetching.push_back(fetch(&(*messages)[place], url));
        // Every one is waited for, whatever became of the others.
        for (QCoro::Task<Result<>> &each : fetching) {
            const Result<> fetched = co_await each;
            if (!fetched)
                outcome = fetched;
        }
    }
    co_return outcome;
}

QCoro::Task<Result<>> MessageImport::fetch(NewMessage *message, QString url)
{
    auto taking = m_taker->take(url, message->author);
    const Result<UploadId> taken = co_await taking;
    if (taken) {
        message->image = *taken;
        ++m_report.picturesFetched;
        co_return Result<>{};
    }
    if (taken.error().code == ErrorCode::StorageFull)
        co_return tl::unexpected(taken.error());
    ++m_report.picturesLinked;
    message->text = text::firstCodePoints(withLine(message->text, url), limits::kTextLength);
    co_return Result<>{};
}

} // namespace foyer::imports
