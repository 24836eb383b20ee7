// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/options.h"

#include "server/app/config_file.h"
#include "server/app/import_options.h"
#include "server/app/option_table.h"
#include "server/storage/database_url.h"

#include <QCommandLineOption>
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcessEnvironment>
#include <QRegularExpression>

#include <algorithm>
#include <tuple>

namespace foyer::app {
namespace {

const QLatin1String kReindex("reindex");
const QLatin1String kAdmin("admin");
const QLatin1String kImport("import");
// What goes with admin only.
const QLatin1String kJson("json");
const QLatin1String kYes("yes");
const QLatin1String kSearch("search");
const QLatin1String kLimit("limit");
const QLatin1String kUses("uses");
const QLatin1String kDays("days");

/// A value with the place it came from.
struct Given
{
    QString value;
    /// "--listen", "FOYER_LISTEN" or "foyer.conf, line 3".
    QString origin;
    bool isFromFile = false;
};
using Values = QHash<QString, Given>; // by the setting's name

/// Text from the operator that was put where no secret belongs; it may be a database address all the same.
QString shownStray(const QString &text)
{
    return text.contains(u'@') ? QStringLiteral("(not shown)") : text;
}

QString defaultDataFolder(const QHash<QString, QString> &environment)
{
    const QString xdg = environment.value(QStringLiteral("XDG_DATA_HOME"));
    if (!xdg.isEmpty() && QDir::isAbsolutePath(xdg))
        return xdg + QStringLiteral("/foyer");
#ifdef Q_OS_WIN
    return environment.value(QStringLiteral("LOCALAPPDATA")) + QStringLiteral("/foyer");
#else
    const QString home = environment.value(QStringLiteral("HOME"), QDir::homePath());
    return home + QStringLiteral("/.local/share/foyer");
#endif
}

/// The settings with the defaults that depend on the machine.
QList<OptionSpec> tableFor(const QHash<QString, QString> &environment)
{
    QList<OptionSpec> table = optionTable();
    for (OptionSpec &spec : table) {
        if (spec.name == QLatin1String("data"))
            spec.defaultValue = defaultDataFolder(environment);
    }
    return table;
}

class Reader
{
public:
    Reader(const QStringList &arguments, const QHash<QString, QString> &environment)
        : m_environment(environment)
        , m_table(tableFor(environment))
    {
        describe();
        m_isParsed = m_parser.parse(QStringList{QStringLiteral("foyer-server")} + arguments);
    }

    tl::expected<Configuration, QString> read();

private:
    using Outcome = tl::expected<void, QString>;

    void describe();
    [[nodiscard]] const OptionSpec *spec(const QString &name) const;
    [[nodiscard]] Outcome readFile();
    [[nodiscard]] Outcome checkFile(const QString &path, const QList<ConfigLine> &lines);
    void readVariables();
    void readCommandLine();
    [[nodiscard]] Outcome placeImport();
    [[nodiscard]] Outcome readAdmin(const QStringList &words);
    [[nodiscard]] Outcome apply();
    [[nodiscard]] Outcome checkTogether() const;
    [[nodiscard]] QString printed() const;
    [[nodiscard]] QString versionText() const;

    QHash<QString, QString> m_environment;
    QList<OptionSpec> m_table;
    QCommandLineParser m_parser;
    bool m_isParsed = false;
    Values m_values;
    Configuration m_result;
};

void Reader::describe()
{
    m_parser.setApplicationDescription(QStringLiteral(
        "Foyer: chat for your own server. One program, one port: web client, HTTP and "
        "WebSocket.\n\n"
        "Each setting can also be given as a variable (--listen as FOYER_LISTEN) or in the "
        "file of --config (one a line: listen = 0.0.0.0:8322; a line that begins with # is a comment). "
        "Options go before variables, variables before the file."));
    m_parser.addOption(
        {QStringList{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Show this help.")});
    m_parser.addOption(
        {QStringList{QStringLiteral("v"), QStringLiteral("version")}, QStringLiteral("Show the version.")});
    m_parser.addOption({QStringLiteral("config"),
                        QStringLiteral("Read settings from this file. [FOYER_CONFIG]"),
                        QStringLiteral("FILE")});
    m_parser.addOption({QStringLiteral("print-config"),
                        QStringLiteral("Show the settings in force and where each comes from, then end.")});
    m_parser.addPositionalArgument(
        kReindex,
        QStringLiteral("Throw the search index away, so that the next start makes it "
                       "anew; then end. The server must not run meanwhile."),
        QStringLiteral("[reindex]"));
    m_parser.addPositionalArgument(kAdmin,
                                   QStringLiteral("Administer, whether or not the server runs; then end. "
                                                  "\"admin help\" shows the commands."),
                                   QStringLiteral("[admin COMMAND …]"));
    m_parser.addPositionalArgument(
        kImport,
        QStringLiteral(
            "Move a go-gin-chat in; then end. May be interrupted and run again. The server must not run "
            "meanwhile. Its pictures are asked for and kept here (fetch, the default; where that fails, as "
            "link), or their address stays in the text (link), or they are left out (skip)."),
        QStringLiteral("[import go-gin-chat --from URL --into URL [--images fetch|link|skip]]"));
    describeImport(m_parser);
    m_parser.addOption({kJson, QStringLiteral("admin: answer in JSON.")});
    m_parser.addOption({kYes, QStringLiteral("admin: do what cannot be taken back.")});
    m_parser.addOption(
        {kSearch, QStringLiteral("admin: only names that contain this."), QStringLiteral("TEXT")});
    m_parser.addOption({kLimit, QStringLiteral("admin: as many rows at most, 1 to 100000. Default: 100."),
                        QStringLiteral("N")});
    m_parser.addOption({kUses, QStringLiteral("admin: uses of a new invitation, 1 to 1000. Default: 1."),
                        QStringLiteral("N")});
    m_parser.addOption({kDays, QStringLiteral("admin: days a new invitation works, 1 to 90. Default: 7."),
                        QStringLiteral("N")});
    for (const OptionSpec &spec : m_table) {
        QString help = spec.help;
        if (!spec.defaultValue.isEmpty() && !spec.isSwitch())
            help += QStringLiteral(" Default: %1.").arg(spec.defaultValue);
        help += QStringLiteral(" [%1]").arg(spec.variable());
        m_parser.addOption({spec.name, help, spec.valueName});
    }
}

const OptionSpec *Reader::spec(const QString &name) const
{
    const auto found = std::ranges::find(m_table, name, &OptionSpec::name);
    return found == m_table.cend() ? nullptr : &*found;
}

tl::expected<Configuration, QString> Reader::read()
{
    if (!m_isParsed)
        return tl::unexpected(m_parser.errorText());
    if (m_parser.isSet(QStringLiteral("help"))) {
        m_result.action = Action::Help;
        m_result.text = m_parser.helpText();
        return m_result;
    }
    if (m_parser.isSet(QStringLiteral("version"))) {
        m_result.action = Action::Version;
        m_result.text = versionText();
        return m_result;
    }
    QStringList strays = m_parser.positionalArguments();
    if (!strays.isEmpty() && strays.first() == kReindex) {
        m_result.action = Action::Reindex;
        strays.removeFirst();
    }
    const bool isAdmin = !strays.isEmpty() && strays.first() == kAdmin;
    if (const Outcome admin = readAdmin(isAdmin ? strays.mid(1) : QStringList()); isAdmin && !admin)
        return tl::unexpected(admin.error());
    if (isAdmin) {
        m_result.action = Action::Admin;
        strays.clear();
    }
    for (const QLatin1String name : {kJson, kYes, kSearch, kLimit, kUses, kDays}) {
        if (!isAdmin && m_parser.isSet(name))
            return tl::unexpected(QStringLiteral("--%1 goes with \"admin\" only.").arg(name));
    }
    const bool isImport = !strays.isEmpty() && strays.first() == kImport;
    if (isImport) {
        const auto request = readImport(m_parser, strays.mid(1));
        if (!request)
            return tl::unexpected(request.error());
        m_result.action = Action::Import;
        m_result.import = *request;
        strays.clear();
    } else if (const QString name = givenImportOption(m_parser); !name.isEmpty()) {
        return tl::unexpected(QStringLiteral("--%1 goes with \"import\" only.").arg(name));
    }
    if (!strays.isEmpty()) {
        return tl::unexpected(
            QStringLiteral("\"%1\" is not an option. Try --help.").arg(shownStray(strays.first())));
    }
    if (const Outcome file = readFile(); !file)
        return tl::unexpected(file.error());
    readVariables();
    readCommandLine();
    if (isImport) {
        if (const Outcome placed = placeImport(); !placed)
            return tl::unexpected(placed.error());
    }
    if (const Outcome applied = apply(); !applied)
        return tl::unexpected(applied.error());
    if (const Outcome together = checkTogether(); !together)
        return tl::unexpected(together.error());
    if (m_parser.isSet(QStringLiteral("print-config"))) {
        m_result.action = Action::PrintConfig;
        m_result.text = printed();
    }
    return m_result;
}

Reader::Outcome Reader::readAdmin(const QStringList &words)
{
    AdminRequest &request = m_result.admin;
    request.words = words;
    request.isJson = m_parser.isSet(kJson);
    request.isConfirmed = m_parser.isSet(kYes);
    request.search = m_parser.value(kSearch);
    constexpr int kMost = 100'000;
    const std::tuple<QLatin1String, int *, int> numbers[] = {
        {kLimit, &request.limit, kMost}, {kUses, &request.uses, 1000}, {kDays, &request.days, 90}};
    for (const auto &[name, number, max] : numbers) {
        if (!m_parser.isSet(name))
            continue;
        bool isNumber = false;
        *number = m_parser.value(name).toInt(&isNumber);
        if (!isNumber || *number < 1 || *number > max)
            return tl::unexpected(
                QStringLiteral("--%1 takes a whole number from 1 to %2.").arg(name).arg(max));
    }
    return {};
}

Reader::Outcome Reader::readFile()
{
    QString path = m_environment.value(QStringLiteral("FOYER_CONFIG"));
    if (m_parser.isSet(QStringLiteral("config")))
        path = m_parser.value(QStringLiteral("config"));
    if (path.isEmpty())
        return {};
    const auto lines = readConfigFile(path);
    if (!lines)
        return tl::unexpected(lines.error());
    return checkFile(path, *lines);
}

Reader::Outcome Reader::checkFile(const QString &path, const QList<ConfigLine> &lines)
{
    for (const ConfigLine &line : lines) {
        const QString place = QStringLiteral("%1, line %2").arg(path).arg(line.number);
        if (!spec(line.name)) {
            m_result.warnings.append(
                QStringLiteral("%1: there is no setting \"%2\"; ignored.").arg(place, shownStray(line.name)));
            continue;
        }
        if (m_values.contains(line.name)) {
            return tl::unexpected(QStringLiteral("%1: \"%2\" was set before, in %3. Set it once.")
                                      .arg(place, line.name, m_values.value(line.name).origin));
        }
        m_values.insert(line.name, {line.value, place, true});
    }
#ifdef Q_OS_UNIX
    const bool isOpenToAll = QFileInfo(path).permission(QFileDevice::ReadOther);
    const bool hasSecret = std::ranges::any_of(m_table, [this](const OptionSpec &spec) {
        const QString value = m_values.value(spec.name).value;
        return spec.shownValue(value) != value;
    });
    if (isOpenToAll && hasSecret) {
        m_result.warnings.append(
            QStringLiteral("%1 holds a password or a key and every user of this machine can read it.")
                .arg(path));
    }
#endif
    return {};
}

void Reader::readVariables()
{
    QStringList names = m_environment.keys();
    names.sort();
    for (const QString &name : names) {
        if (!name.startsWith(QLatin1String("FOYER_")) || name == QLatin1String("FOYER_CONFIG"))
            continue;
        const auto found = std::ranges::find(m_table, name, &OptionSpec::variable);
        if (found == m_table.cend()) {
            m_result.warnings.append(
                QStringLiteral("There is no setting for the variable %1; ignored.").arg(name));
            continue;
        }
        m_values.insert(found->name, {m_environment.value(name), name, false});
    }
}

void Reader::readCommandLine()
{
    for (const OptionSpec &spec : std::as_const(m_table)) {
        const bool isOfImport = m_result.action == Action::Import && spec.name == QLatin1String("images");
        if (!m_parser.isSet(spec.name) || isOfImport)
            continue;
        const QString origin = QStringLiteral("--") + spec.name;
        if (spec.isSwitch())
            m_values.insert(spec.name, {QStringLiteral("yes"), origin, false});
        else if (spec.isList)
            m_values.insert(spec.name, {m_parser.values(spec.name).join(u','), origin, false});
        else
            m_values.insert(spec.name, {m_parser.value(spec.name), origin, false});
    }
}

/// The database to move into, and the data folder that belongs to it.
Reader::Outcome Reader::placeImport()
{
    const QString database = QStringLiteral("database");
    const QString data = QStringLiteral("data");
    const QString into = importTarget(m_parser);
    if (!into.isEmpty())
        m_values.insert(database, {into, QStringLiteral("--into"), false});
    const Result<storage::DatabaseUrl> url = storage::DatabaseUrl::parse(m_values.value(database).value);
    const bool isServer = url && url->backend == storage::Backend::Mysql;
    const bool isFetching = m_result.import.pictures == imports::Pictures::Fetch;
    if (isServer && isFetching && !m_values.contains(data)) {
        return tl::unexpected(
            QStringLiteral("Pictures are kept in the data folder of the server: name it with "
                           "--data, or choose --images link or skip."));
    }
    const bool isFile = url && url->backend == storage::Backend::Sqlite;
    if (isFile && !into.isEmpty() && !m_parser.isSet(data))
        m_values.insert(QStringLiteral("data"),
                        {QFileInfo(url->path).absolutePath(), QStringLiteral("--into"), false});
    return {};
}

Reader::Outcome Reader::apply()
{
    for (const OptionSpec &spec : std::as_const(m_table)) {
        const Given given = m_values.value(spec.name, {spec.defaultValue, QStringLiteral("default"), true});
        const QString allowed = spec.set(given.value, m_result.options);
        if (allowed.isEmpty())
            continue;
        const QString place =
            given.isFromFile ? given.origin + QStringLiteral(", ") + spec.name : given.origin;
        return tl::unexpected(
            QStringLiteral("%1: \"%2\" is not usable. %3").arg(place, spec.shownValue(given.value), allowed));
    }
    Options &options = m_result.options;
    if (options.database.isEmpty())
        options.database = QStringLiteral("sqlite:%1/foyer.db").arg(options.dataFolder);
    return {};
}

Reader::Outcome Reader::checkTogether() const
{
    const Options &options = m_result.options;
    if (options.tlsCertificate.isEmpty() != options.tlsKey.isEmpty())
        return tl::unexpected(QStringLiteral("--tls-cert and --tls-key go together: give both or none."));
    const bool isPublicHost =
        options.images == Options::Images::Freeimage || options.images == Options::Images::Smms;
    if (isPublicHost && options.imageHostKey.isEmpty())
        return tl::unexpected(QStringLiteral("--images with a public host needs --image-host-key."));
    const bool hasBucket =
        !options.s3Bucket.isEmpty() && !options.s3AccessKey.isEmpty() && !options.s3SecretKey.isEmpty();
    if (options.images == Options::Images::S3 && !hasBucket) {
        return tl::unexpected(
            QStringLiteral("--images=s3 needs --s3-bucket, --s3-access-key and --s3-secret-key."));
    }
    return {};
}

QString Reader::printed() const
{
    QString text = QStringLiteral("# The settings in force. Passwords and keys are not shown.\n");
    for (const OptionSpec &spec : m_table) {
        Given given = m_values.value(spec.name, {spec.defaultValue, QStringLiteral("default"), false});
        if (spec.name == QLatin1String("database"))
            given.value = m_result.options.database;
        text += QStringLiteral("\n# from: %1\n%2 = %3\n")
                    .arg(given.origin, spec.name, spec.shownValue(given.value));
    }
    return text;
}

QString Reader::versionText() const
{
    return QStringLiteral("foyer-server %1 (Qt %2)\n")
        .arg(QCoreApplication::applicationVersion(), QLatin1String(qVersion()));
}

} // namespace

tl::expected<Configuration, QString> configure(const QStringList &arguments,
                                               const QHash<QString, QString> &environment)
{
    return Reader(arguments, environment).read();
}

QHash<QString, QString> processEnvironment()
{
    QHash<QString, QString> result;
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        const bool isOurs = name.startsWith(QLatin1String("FOYER_")) || name == QLatin1String("HOME")
            || name == QLatin1String("XDG_DATA_HOME") || name == QLatin1String("LOCALAPPDATA");
        if (isOurs)
            result.insert(name, environment.value(name));
    }
    return result;
}

} // namespace foyer::app
