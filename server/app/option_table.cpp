// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/option_table.h"

#include "common/base/web_url.h"
#include "server/accounts/account_closer.h"
#include "server/storage/database_url.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <limits>

namespace foyer::app {
namespace {

using Setter = std::function<QString(const QString &, Options &)>;

/// A whole number within bounds.
Setter integer(std::function<void(Options &, int)> store, int min, int max)
{
    return [store = std::move(store), min, max](const QString &value, Options &options) -> QString {
        bool isNumber = false;
        const int number = value.toInt(&isNumber);
        if (!isNumber || number < min || number > max)
            return QStringLiteral("Give a whole number from %1 to %2.").arg(min).arg(max);
        store(options, number);
        return {};
    };
}

/// One of a few words, read by a function that knows them.
template<typename T>
Setter word(std::optional<T> (*fromName)(QStringView), T Options::*member, const QString &allowed)
{
    return [fromName, member, allowed](const QString &value, Options &options) -> QString {
        const std::optional<T> known = fromName(value);
        if (!known)
            return QStringLiteral("Give one of: %1.").arg(allowed);
        options.*member = *known;
        return {};
    };
}

QString setListen(const QString &value, Options &options)
{
    const qsizetype colon = value.lastIndexOf(u':');
    QString host = value.left(colon);
    bool isPort = false;
    const ushort port = value.mid(colon + 1).toUShort(&isPort);
    const bool isBracketed = host.startsWith(u'[') && host.endsWith(u']');
    if (isBracketed)
        host = host.mid(1, host.size() - 2);
    if (host == QLatin1String("localhost"))
        host = QStringLiteral("127.0.0.1");
    const QHostAddress address(host);
    const bool isV6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    if (colon < 1 || !isPort || address.isNull() || isV6 != isBracketed) {
        return QStringLiteral("Give an address and a port, such as 127.0.0.1:8322, 0.0.0.0:8322 or "
                              "[::1]:8322; port 0 takes any free one.");
    }
    options.address = address;
    options.port = port;
    return {};
}

QString setData(const QString &value, Options &options)
{
    if (value.isEmpty())
        return QStringLiteral("Give a folder.");
    options.dataFolder = QDir::cleanPath(QFileInfo(value).absoluteFilePath());
    return {};
}

QString setDatabase(const QString &value, Options &options)
{
    if (!value.isEmpty()) {
        const Result<storage::DatabaseUrl> url = storage::DatabaseUrl::parse(value);
        if (!url)
            return url.error().detail;
    }
    options.database = value;
    return {};
}

QString shownDatabase(const QString &value)
{
    if (value.isEmpty())
        return value;
    const Result<storage::DatabaseUrl> url = storage::DatabaseUrl::parse(value);
    return url ? url->toDisplay() : QStringLiteral("(not shown)");
}

Setter readableFile(QString Options::*member)
{
    return [member](const QString &value, Options &options) -> QString {
        if (!value.isEmpty() && !QFileInfo(value).isReadable())
            return QStringLiteral("Give a file that can be read (PEM).");
        options.*member = value;
        return {};
    };
}

QString setPublicUrl(const QString &value, Options &options)
{
    options.publicUrl.clear();
    if (value.isEmpty())
        return {};
    const QUrl url(value, QUrl::StrictMode);
    const bool isBare = (url.path().isEmpty() || url.path() == QLatin1String("/")) && !url.hasQuery()
        && !url.hasFragment() && url.userInfo().isEmpty();
    if (!isWebUrl(url) || !isBare)
        return QStringLiteral("Give scheme, host and perhaps port only, such as https://chat.example.org.");
    options.publicUrl = url;
    return {};
}

/// http or https with a host; `url` is left empty where nothing is given.
QString setWebUrl(const QString &value, QUrl &url)
{
    url.clear();
    if (value.isEmpty())
        return {};
    const QUrl given(value, QUrl::StrictMode);
    const bool isPlain = !given.hasQuery() && !given.hasFragment() && given.userInfo().isEmpty();
    if (!isWebUrl(given) || !isPlain)
        return QStringLiteral("Give a URL of http or https without password, ? and #.");
    url = given.adjusted(QUrl::StripTrailingSlash);
    return {};
}

/// Any text, on one line.
Setter line(QString Options::*member)
{
    return [member](const QString &value, Options &options) -> QString {
        const bool isOneLine = std::ranges::none_of(value, [](QChar c) { return c.unicode() < u' '; });
        if (!isOneLine)
            return QStringLiteral("Give one line without control characters.");
        options.*member = value;
        return {};
    };
}

QString shownSecret(const QString &value)
{
    return value.isEmpty() ? value : QStringLiteral("(not shown)");
}

std::optional<Options::Images> imagesFromName(QStringView name)
{
    if (name == QLatin1String("folder"))
        return Options::Images::Folder;
    if (name == QLatin1String("freeimage"))
        return Options::Images::Freeimage;
    if (name == QLatin1String("smms"))
        return Options::Images::Smms;
    if (name == QLatin1String("s3"))
        return Options::Images::S3;
    return std::nullopt;
}

QString setTrustedProxies(const QString &value, Options &options)
{
    options.trustedProxies.clear();
    for (const QString &part : value.split(u',', Qt::SkipEmptyParts)) {
        const QString text = part.trimmed();
        QPair<QHostAddress, int> subnet;
        if (text.contains(u'/')) {
            subnet = QHostAddress::parseSubnet(text);
        } else {
            const QHostAddress address(text);
            const bool isV6 = address.protocol() == QAbstractSocket::IPv6Protocol;
            subnet = {address, isV6 ? 128 : 32};
        }
        if (subnet.first.isNull() || subnet.second < 0)
            return QStringLiteral("Give addresses or networks, such as 127.0.0.1,10.0.0.0/8.");
        options.trustedProxies.append(subnet);
    }
    return {};
}

QString setLogLevel(const QString &value, Options &options)
{
    const QStringList levels{QStringLiteral("debug"), QStringLiteral("info"), QStringLiteral("warning"),
                             QStringLiteral("error")};
    if (!levels.contains(value))
        return QStringLiteral("Give one of: debug, info, warning, error.");
    options.logLevel = value;
    return {};
}

/// A switch: "yes" or "no", in the words that people use for them.
Setter yesOrNo(std::function<void(Options &, bool)> store)
{
    return [store = std::move(store)](const QString &value, Options &options) -> QString {
        const QStringList yes{QStringLiteral("yes"), QStringLiteral("true"), QStringLiteral("on"),
                              QStringLiteral("1")};
        const QStringList no{QStringLiteral("no"), QStringLiteral("false"), QStringLiteral("off"),
                             QStringLiteral("0")};
        if (!yes.contains(value) && !no.contains(value))
            return QStringLiteral("Give yes or no.");
        store(options, yes.contains(value));
        return {};
    };
}

QString setSeedRooms(const QString &value, Options &options)
{
    const bool isChineseHere = QLocale::system().language() == QLocale::Chinese;
    const auto here = isChineseHere ? seeds::Language::Chinese : seeds::Language::English;
    const QHash<QString, std::optional<seeds::Language>> known{
        {QStringLiteral("no"), std::nullopt},
        {QStringLiteral("yes"), here},
        {QStringLiteral("en"), seeds::Language::English},
        {QStringLiteral("zh"), seeds::Language::Chinese}};
    const auto found = known.constFind(value);
    if (found == known.cend())
        return QStringLiteral("Give yes, no, en or zh.");
    options.seedRooms = *found;
    return {};
}

QList<OptionSpec> placeOptions()
{
    return {
        {QStringLiteral("listen"),
         QStringLiteral("ADDRESS:PORT"),
         QStringLiteral("Where to listen. 0.0.0.0:8322 opens the server to the network; port 0 takes any "
                        "free port."),
         QStringLiteral("127.0.0.1:8322"),
         setListen,
         false,
         {}},
        {QStringLiteral("data"),
         QStringLiteral("FOLDER"),
         QStringLiteral("Where pictures and the embedded database are kept; made if need be, for this user "
                        "alone."),
         {},
         setData,
         false,
         {}},
        {QStringLiteral("database"),
         QStringLiteral("URL"),
         QStringLiteral("sqlite:PATH or mysql://USER:PASSWORD@HOST:PORT/NAME (user and password "
                        "percent-encoded). Empty: foyer.db in the data folder."),
         {},
         setDatabase,
         false,
         shownDatabase},
        {QStringLiteral("tls-cert"),
         QStringLiteral("FILE"),
         QStringLiteral("Certificate chain (PEM). With it and --tls-key the port speaks HTTPS only."),
         {},
         readableFile(&Options::tlsCertificate),
         false,
         {}},
        {QStringLiteral("tls-key"),
         QStringLiteral("FILE"),
         QStringLiteral("Private key of the certificate (PEM, not encrypted)."),
         {},
         readableFile(&Options::tlsKey),
         false,
         {}},
        {QStringLiteral("public-url"),
         QStringLiteral("URL"),
         QStringLiteral("How people reach the server from outside, if that is another address: "
                        "https://chat.example.org."),
         {},
         setPublicUrl,
         false,
         {}},
        {QStringLiteral("trusted-proxy"),
         QStringLiteral("ADDRESS"),
         QStringLiteral("Reverse proxy or network (10.0.0.0/8) whose X-Forwarded-For and X-Forwarded-Proto "
                        "are believed. May be repeated, or a list with commas."),
         {},
         setTrustedProxies,
         true,
         {}},
    };
}

QList<OptionSpec> accountOptions()
{
    return {
        {QStringLiteral("registration"),
         QStringLiteral("WHO"),
         QStringLiteral("Who may make an account: open (everyone), invite, closed."),
         QStringLiteral("open"),
         word(accounts::registrationFromName, &Options::registration, QStringLiteral("open, invite, closed")),
         false,
         {}},
        {QStringLiteral("sessions"),
         QStringLiteral("POLICY"),
         QStringLiteral("Sign-ins of one person at a time: one-per-kind (a browser and a desktop program), "
                        "unlimited, one."),
         QStringLiteral("one-per-kind"),
         word(accounts::sessionPolicyFromName, &Options::sessions,
              QStringLiteral("one-per-kind, unlimited, one")),
         false,
         {}},
        {QStringLiteral("session-days"),
         QStringLiteral("DAYS"),
         QStringLiteral("Days until a sign-in expires."),
         QStringLiteral("90"),
         integer([](Options &o, int n) { o.sessionDays = n; }, 1, 3650),
         false,
         {}},
        {QStringLiteral("bots"),
         QStringLiteral("WHO"),
         QStringLiteral("Who may make bots: everyone, admins."),
         QStringLiteral("everyone"),
         word(accounts::botMakersFromName, &Options::botMakers, QStringLiteral("everyone, admins")),
         false,
         {}},
        {QStringLiteral("password-cost"),
         QStringLiteral("COST"),
         QStringLiteral("Work that one password costs (Argon2id): interactive (64 MiB), moderate "
                        "(256 MiB), minimum (for tests only)."),
         QStringLiteral("interactive"),
         word(accounts::passwordCostFromName, &Options::passwordCost,
              QStringLiteral("interactive, moderate, minimum")),
         false,
         {}},
        {QStringLiteral("sign-in-failures"),
         QStringLiteral("N"),
         QStringLiteral("Wrong passwords for one name within ten minutes before each further try has to "
                        "wait."),
         QStringLiteral("10"),
         integer([](Options &o, int n) { o.attempts.failuresPerAccount = n; }, 1, 1'000'000),
         false,
         {}},
        {QStringLiteral("sign-in-attempts"),
         QStringLiteral("N"),
         QStringLiteral("Failed sign-ins and sign-ups from one address within ten minutes."),
         QStringLiteral("120"),
         integer([](Options &o, int n) { o.attempts.attemptsPerAddress = n; }, 1, 1'000'000),
         false,
         {}},
        {QStringLiteral("new-accounts"),
         QStringLiteral("N"),
         QStringLiteral("New accounts from one address within an hour."),
         QStringLiteral("60"),
         integer([](Options &o, int n) { o.attempts.accountsPerAddress = n; }, 1, 1'000'000),
         false,
         {}},
        {QStringLiteral("deleted-messages"),
         QStringLiteral("WHAT"),
         QStringLiteral("What becomes of the messages of whoever deletes his account: keep (under "
                        "\"Deleted user\") or remove."),
         QStringLiteral("keep"),
         word(accounts::deletedMessagesFromName, &Options::deletedMessages, QStringLiteral("keep, remove")),
         false,
         {}},
        {QStringLiteral("new-admin-link"),
         {},
         QStringLiteral("Print a new one-time administrator link at this start; an older unused one becomes "
                        "void."),
         QStringLiteral("no"),
         yesOrNo([](Options &o, bool isOn) { o.isNewAdminLinkWanted = isOn; }),
         false,
         {}},
        {QStringLiteral("seed-rooms"),
         {},
         QStringLiteral(
             "Begin with five more rooms beside the lobby, with covers, made once as soon as there is "
             "an administrator, who owns them. As a variable or in the file, en and zh choose the "
             "language of their names; yes goes by the system's."),
         QStringLiteral("no"),
         setSeedRooms,
         false,
         {}},
    };
}

QList<OptionSpec> imageOptions()
{
    return {
        {QStringLiteral("images"),
         QStringLiteral("WHERE"),
         QStringLiteral(
             "Where pictures are kept: folder (in the data folder), s3, or with a public host, where whoever "
             "learns a picture's address can see it: freeimage (freeimage.host), smms (sm.ms)."),
         QStringLiteral("folder"),
         word(imagesFromName, &Options::images, QStringLiteral("folder, s3, freeimage, smms")),
         false,
         {}},
        {QStringLiteral("image-host-key"),
         QStringLiteral("KEY"),
         QStringLiteral("Key or token of the public host's API. Better in the file or as a variable."),
         {},
         line(&Options::imageHostKey),
         false,
         shownSecret},
        {QStringLiteral("image-host-url"),
         QStringLiteral("URL"),
         QStringLiteral(
             "Another server that speaks as the public host does; it may be on a private network."),
         {},
         [](const QString &value, Options &o) { return setWebUrl(value, o.imageHost); },
         false,
         {}},
        {QStringLiteral("s3-bucket"),
         QStringLiteral("URL"),
         QStringLiteral("The bucket: https://s3.eu-central-1.amazonaws.com/my-pictures."),
         {},
         [](const QString &value, Options &o) { return setWebUrl(value, o.s3Bucket); },
         false,
         {}},
        {QStringLiteral("s3-region"),
         QStringLiteral("NAME"),
         QStringLiteral("Region of the bucket."),
         QStringLiteral("us-east-1"),
         line(&Options::s3Region),
         false,
         {}},
        {QStringLiteral("s3-access-key"),
         QStringLiteral("KEY"),
         QStringLiteral("Access key that may put, get and delete objects."),
         {},
         line(&Options::s3AccessKey),
         false,
         {}},
        {QStringLiteral("s3-secret-key"),
         QStringLiteral("KEY"),
         QStringLiteral("Its secret. Better in the file or as a variable."),
         {},
         line(&Options::s3SecretKey),
         false,
         shownSecret},
    };
}

QList<OptionSpec> limitOptions()
{
    return {
        {QStringLiteral("max-image-mib"),
         QStringLiteral("MIB"),
         QStringLiteral("Largest picture as it is sent, in MiB."),
         QStringLiteral("10"),
         integer([](Options &o, int n) { o.maxImageMib = n; }, 1, 100),
         false,
         {}},
        {QStringLiteral("max-image-megapixels"),
         QStringLiteral("N"),
         QStringLiteral("Largest picture in millions of pixels."),
         QStringLiteral("40"),
         integer([](Options &o, int n) { o.maxImageMegapixels = n; }, 1, 200),
         false,
         {}},
        {QStringLiteral("post-rate"),
         QStringLiteral("N"),
         QStringLiteral("Messages a second that one person may keep up; 0: no limit."),
         QStringLiteral("5"),
         integer([](Options &o, int n) { o.postRate = n; }, 0, 1'000'000),
         false,
         {}},
        {QStringLiteral("post-burst"),
         QStringLiteral("N"),
         QStringLiteral("Messages at once after a pause."),
         QStringLiteral("20"),
         integer([](Options &o, int n) { o.postBurst = n; }, 1, 1'000'000),
         false,
         {}},
        {QStringLiteral("edit-hours"),
         QStringLiteral("HOURS"),
         QStringLiteral("Hours in which people may edit what they wrote."),
         QStringLiteral("24"),
         integer([](Options &o, int n) { o.editHours = n; }, 0, 1'000'000),
         false,
         {}},
        {QStringLiteral("recall-minutes"),
         QStringLiteral("MINUTES"),
         QStringLiteral("Minutes in which people may take back what they wrote."),
         QStringLiteral("2"),
         integer([](Options &o, int n) { o.recallMinutes = n; }, 0, 50'000'000),
         false,
         {}},
        {QStringLiteral("webhook-allow-private"),
         {},
         QStringLiteral(
             "Let outgoing webhooks reach this machine and private networks, not only the Internet."),
         QStringLiteral("no"),
         yesOrNo([](Options &o, bool isOn) {
             o.webhookReach = isOn ? outgoing::Reach::Everywhere : outgoing::Reach::Public;
         }),
         false,
         {}},
        {QStringLiteral("max-connections"),
         QStringLiteral("N"),
         QStringLiteral("Open connections in all."),
         QStringLiteral("10000"),
         integer([](Options &o, int n) { o.maxConnections = n; }, 1, 1'000'000),
         false,
         {}},
        {QStringLiteral("max-connections-per-address"),
         QStringLiteral("N"),
         QStringLiteral("Open connections from one address."),
         QStringLiteral("200"),
         integer([](Options &o, int n) { o.maxConnectionsPerAddress = n; }, 1, 1'000'000),
         false,
         {}},
        {QStringLiteral("log-level"),
         QStringLiteral("LEVEL"),
         QStringLiteral("Least important events to log: debug, info, warning, error."),
         QStringLiteral("info"),
         setLogLevel,
         false,
         {}},
    };
}

} // namespace

QString OptionSpec::variable() const
{
    return QStringLiteral("FOYER_") + name.toUpper().replace(u'-', u'_');
}

QList<OptionSpec> optionTable()
{
    return placeOptions() + accountOptions() + imageOptions() + limitOptions();
}

} // namespace foyer::app
