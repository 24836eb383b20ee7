// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/seeds/seed_list.h"

namespace foyer::seeds {
namespace {

struct Seed
{
    const char *cover;
    const char *name;
    const char *topic;
    const char *chineseName;
    const char *chineseTopic;
};

constexpr Seed kSeeds[] = {
    {"lobby", "", "", "", ""},
    {"workshop", "Workshop", "What we build, and how it goes", "工坊", "正在做的东西，进展如何"},
    {"garden", "Garden", "What grows, outside and on the sill", "花园", "院子里和窗台上的花花草草"},
    {"library", "Library", "Books, articles and films worth the time", "书房", "值得一看的书、文章和电影"},
    {"kitchen", "Kitchen", "Recipes, tea and what is for dinner", "厨房", "菜谱、茶，还有今晚吃什么"},
    {"harbour", "Harbour", "Journeys, and news from far away", "港湾", "旅途见闻和远方的消息"},
};

} // namespace

QList<RoomSeed> roomSeeds(Language language)
{
    const bool isChinese = language == Language::Chinese;
    QList<RoomSeed> seeds;
    for (const Seed &seed : kSeeds) {
        seeds.append({QString::fromUtf8(isChinese ? seed.chineseName : seed.name),
                      QString::fromUtf8(isChinese ? seed.chineseTopic : seed.topic),
                      QStringLiteral(":/covers/%1.svg").arg(QLatin1StringView(seed.cover))});
    }
    return seeds;
}

} // namespace foyer::seeds
