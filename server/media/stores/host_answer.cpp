// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/stores/host_answer.h"

#include "server/media/image_check.h"

#include <QJsonDocument>

namespace foyer::media {
namespace {

/// What a host says is told to the operator, not more of it than this.
constexpr qsizetype kToldOfAnswer = 200;

QByteArray extensionOf(const QByteArray &picture)
{
    const Result<ImageFacts> facts = checkImage(picture, {});
    switch (facts ? facts->kind : ImageKind::Png) {
    case ImageKind::Png:
        return "png";
    case ImageKind::Jpeg:
        return "jpeg";
    case ImageKind::Gif:
        return "gif";
    case ImageKind::WebP:
        return "webp";
    }
    return "png";
}

} // namespace

outgoing::FormField pictureField(QByteArray name, QByteArray picture)
{
    const QByteArray extension = extensionOf(picture);
    return {std::move(name), std::move(picture), "picture." + extension, "image/" + extension};
}

Result<QJsonObject> objectOf(const outgoing::HttpAnswer &answer)
{
    if (answer.status == 0)
        return hostFailed(answer, QStringLiteral("no answer"));
    const QJsonDocument document = QJsonDocument::fromJson(answer.body);
    if (!answer.isWhole || !document.isObject())
        return hostFailed(answer, QStringLiteral("not JSON"));
    return document.object();
}

tl::unexpected<Error> hostFailed(const outgoing::HttpAnswer &answer, const QString &detail)
{
    const QString what = answer.status != 0 ? QString::number(answer.status) : answer.error;
    return fail(ErrorCode::Unavailable, what + QStringLiteral(": ") + detail.left(kToldOfAnswer));
}

} // namespace foyer::media
