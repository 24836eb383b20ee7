// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/model/attachments.h"

#include "desktop/client/client_engine.h"
#include "desktop/model/picture_cache.h"
#include "desktop/model/picture_reading.h"

#include <QFileInfo>

#include <algorithm>

namespace foyer::model {

Attachments::Attachments(client::ClientEngine &engine, PictureCache &pictures, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_pictures(pictures)
{
    connect(&engine.pictures(), &client::PictureUploads::chosenChanged, this, &Attachments::changed);
    connect(&engine.replica(), &client::Replica::conversationRemoved, this, [this](ConversationId id) {
        const QList<OutgoingPicture> left = of(id);
        for (const OutgoingPicture &picture : left)
            remove(picture.id);
    });
}

void Attachments::addFile(ConversationId conversation, const QString &path)
{
    const auto number = begin(conversation, QFileInfo(path).fileName());
    if (!number)
        return;
    readLater(
        this,
        [path, limits = m_engine.pictures().limits()] {
            return readPictureFile(path, limits.bytes, limits.pixels);
        },
        [=, this](const ReadPicture &picture) { finish(conversation, *number, picture); });
}

void Attachments::addImage(ConversationId conversation, const QImage &image)
{
    const auto number = begin(conversation, tr("Picture"));
    if (!number)
        return;
    readLater(
        this, [image, most = m_engine.pictures().limits().bytes] { return filePicture(image, most); },
        [=, this](const ReadPicture &picture) { finish(conversation, *number, picture); });
}

std::optional<quint64> Attachments::begin(ConversationId conversation, const QString &name)
{
    if (of(conversation).size() + m_reading.value(conversation).size() >= kMost) {
        emit refused(conversation, name, ErrorCode::LimitReached);
        return std::nullopt;
    }
    m_reading[conversation].append({++m_lastNumber, name, {}});
    emit changed(conversation);
    return m_lastNumber;
}

void Attachments::finish(ConversationId conversation, quint64 number, const ReadPicture &picture)
{
    QList<Reading> &all = m_reading[conversation];
    const auto own =
        std::find_if(all.begin(), all.end(), [number](const Reading &each) { return each.number == number; });
    own->picture = picture;
    // A small one is read before a large one that was chosen first. Until the last one is taken, one is being looked at.
    for (auto found = m_reading.find(conversation); found != m_reading.end() && found->constFirst().picture;
         found = m_reading.find(conversation)) {
        const Reading next = found->takeFirst();
        if (found->isEmpty())
            m_reading.erase(found);
        take(conversation, next.name, *next.picture);
    }
}

void Attachments::take(ConversationId conversation, const QString &name, const ReadPicture &picture)
{
    std::optional<ErrorCode> fault = picture.fault;
    if (!fault) {
        const auto chosen = m_engine.pictures().choose(conversation, {picture.bytes, name, picture.size});
        if (chosen)
            m_pictures.keep(*chosen, picture.preview);
        else
            fault = chosen.error().code;
    }
    if (fault)
        emit refused(conversation, name, *fault);
    emit changed(conversation);
}

void Attachments::remove(const QString &id)
{
    m_engine.pictures().remove(id);
}

void Attachments::retry(const QString &id)
{
    m_engine.pictures().retry(id);
}

QList<OutgoingPicture> Attachments::of(ConversationId conversation) const
{
    return m_engine.pictures().chosen(conversation);
}

bool Attachments::canSend(ConversationId conversation) const
{
    const QList<OutgoingPicture> all = of(conversation);
    return std::any_of(all.cbegin(), all.cend(), [](const auto &picture) { return !picture.failure; });
}

bool Attachments::isReading(ConversationId conversation) const
{
    return m_reading.contains(conversation);
}

} // namespace foyer::model
