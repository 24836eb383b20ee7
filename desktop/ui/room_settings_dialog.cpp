// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/ui/room_settings_dialog.h"

#include "common/base/limits.h"
#include "desktop/model/conversation_title.h"
#include "desktop/ui/quiet_times.h"
#include "desktop/ui/small_widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>

namespace foyer::ui {

using protocol::Conversation;
using protocol::NotifyLevel;
using protocol::Right;

namespace {

constexpr int kWidth = 440;
/// Seconds of slow mode that can be chosen.
constexpr std::array kSlowSteps{0, 10, 30, 60, 300, 3600};

void choose(QComboBox *box, const QVariant &value, const QString &otherwise)
{
    int index = box->findData(value);
    if (index < 0) {
        // Set elsewhere to what cannot be chosen here: it stays until another is chosen.
        box->insertItem(0, otherwise, value);
        index = 0;
    }
    box->setCurrentIndex(index);
}

} // namespace

QString RoomSettingsDialog::pauseText(int seconds)
{
    return seconds == 0 ? tr("as often as one likes") : tr("once in %1").arg(durationText(seconds));
}

RoomSettingsDialog::RoomSettingsDialog(model::RoomSettings &settings, ConversationId conversation,
                                       QWidget *parent)
    : SavingDialog(parent)
    , m_settings(settings)
    , m_id(conversation)
{
    const Conversation shown = *settings.conversation(conversation);
    setWindowTitle(tr("Settings of %1").arg(model::titleOf(shown)));
    setMinimumWidth(kWidth);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(headingLabel(tr("For you"), this));
    layout->addWidget(makeOwn(shown));
    if (shown.kind == protocol::ConversationKind::Room) {
        layout->addWidget(headingLabel(tr("The room"), this));
        layout->addWidget(makeRoom(shown));
    }
    addFoot(layout, "saveRoom");
}

QWidget *RoomSettingsDialog::makeOwn(const Conversation &conversation)
{
    auto *own = new QWidget(this);
    m_notify = new QComboBox(own);
    m_notify->setObjectName(QStringLiteral("notifyLevel"));
    m_notify->addItem(tr("Of every message"), int(NotifyLevel::All));
    m_notify->addItem(tr("When I am mentioned"), int(NotifyLevel::Mentions));
    m_notify->addItem(tr("Never"), int(NotifyLevel::None));
    m_notify->setCurrentIndex(m_notify->findData(int(conversation.preferences.notify)));
    m_quiet = new QComboBox(own);
    m_quiet->setObjectName(QStringLiteral("quiet"));
    const Timestamp now = m_settings.now();
    for (const QuietTime &time : quietTimes(now))
        m_quiet->addItem(time.label, time.until);
    const Timestamp until = conversation.preferences.quietUntil;
    choose(m_quiet, until > now ? until : 0, tr("Until %1").arg(momentText(until)));
    m_favourite = new QCheckBox(tr("Keep it at the top of the list"), own);
    m_favourite->setObjectName(QStringLiteral("favourite"));
    m_favourite->setChecked(conversation.preferences.isFavourite);
    auto *form = new QFormLayout(own);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("Tell me"), m_notify);
    form->addRow(tr("Keep quiet"), m_quiet);
    form->addRow(QString(), m_favourite);
    return own;
}

QLineEdit *RoomSettingsDialog::addText(QFormLayout *form, const QString &label, const QString &text,
                                       int mostCharacters, Right right)
{
    auto *edit = new QLineEdit(text, form->parentWidget());
    edit->setMaxLength(mostCharacters);
    edit->setReadOnly(!m_settings.may(m_id, right));
    edit->setEnabled(!edit->isReadOnly());
    edit->setCursorPosition(0);
    form->addRow(label, edit);
    return edit;
}

QWidget *RoomSettingsDialog::makeRoom(const Conversation &conversation)
{
    auto *room = new QWidget(this);
    auto *form = new QFormLayout(room);
    form->setContentsMargins(0, 0, 0, 0);
    const protocol::RoomState &state = conversation.state;
    m_name = addText(form, tr("Name"), conversation.name, limits::kRoomNameMax, Right::Rename);
    m_name->setObjectName(QStringLiteral("roomNameEdit"));
    m_topic = addText(form, tr("Topic"), conversation.topic, limits::kTopicMax, Right::SetTopic);
    m_topic->setObjectName(QStringLiteral("roomTopicEdit"));
    m_private = new QCheckBox(tr("Private: only who is invited comes in"), room);
    m_private->setObjectName(QStringLiteral("private"));
    m_private->setChecked(state.visibility == protocol::Visibility::Private);
    m_private->setEnabled(m_settings.may(m_id, Right::SetVisibility));
    m_announcements = new QCheckBox(tr("Announcements: only moderators write"), room);
    m_announcements->setObjectName(QStringLiteral("announcements"));
    m_announcements->setChecked(state.posting == protocol::Posting::Announcements);
    m_slow = new QComboBox(room);
    m_slow->setObjectName(QStringLiteral("slow"));
    for (const int seconds : kSlowSteps)
        m_slow->addItem(pauseText(seconds), seconds);
    choose(m_slow, state.slowSeconds, pauseText(state.slowSeconds));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_announcements, m_slow})
        widget->setEnabled(m_settings.may(m_id, Right::SetPosting));
    form->addRow(QString(), m_private);
    form->addRow(QString(), m_announcements);
    form->addRow(tr("A member writes"), m_slow);
    addDeeds(form, conversation);
    return room;
}

/// What is done at once, not with Save.
void RoomSettingsDialog::addDeeds(QFormLayout *form, const Conversation &conversation)
{
    auto *line = new QHBoxLayout;
    line->setContentsMargins(0, 6, 0, 0);
    const auto add = [this, line](const QString &text, const char *name, const auto &deed) {
        auto *button = new QPushButton(text, this);
        button->setObjectName(QLatin1StringView(name));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, deed);
        line->addWidget(button);
    };
    if (m_settings.may(m_id, Right::SetCover)) {
        add(tr("Cover …"), "cover", [this] { chooseCover(); });
        if (conversation.state.cover) {
            model::RoomChange none;
            none.cover = QString();
            add(tr("Remove the cover"), "removeCover", [this, none] { doAtOnce(none); });
        }
    }
    if (m_settings.may(m_id, Right::Archive)) {
        const bool isArchived = conversation.state.archivedAt != 0;
        model::RoomChange change;
        change.isArchived = !isArchived;
        add(isArchived ? tr("Open it again") : tr("Archive"), "archive",
            [this, change] { doAtOnce(change); });
    }
    add(tr("Leave"), "leave", [this] {
        startAtOnce();
        m_settings.leave(m_id, this, whenDone());
    });
    line->addStretch(1);
    form->addRow(line);
}

model::PreferenceChange RoomSettingsDialog::wantedPreferences(const Conversation &now) const
{
    model::PreferenceChange change;
    const protocol::Preferences &old = now.preferences;
    if (const auto notify = NotifyLevel(m_notify->currentData().toInt()); notify != old.notify)
        change.notify = notify;
    const Timestamp quiet = m_quiet->currentData().toLongLong();
    if (quiet != old.quietUntil && (quiet != 0 || old.quietUntil > m_settings.now()))
        change.quietUntil = quiet;
    if (m_favourite->isChecked() != old.isFavourite)
        change.isFavourite = m_favourite->isChecked();
    return change;
}

model::RoomChange RoomSettingsDialog::wantedChange(const Conversation &now) const
{
    model::RoomChange change;
    if (m_name == nullptr)
        return change;
    if (const QString name = m_name->text().trimmed(); m_name->isEnabled() && name != now.name)
        change.name = name;
    if (const QString topic = m_topic->text().trimmed(); m_topic->isEnabled() && topic != now.topic)
        change.topic = topic;
    const auto visibility =
        m_private->isChecked() ? protocol::Visibility::Private : protocol::Visibility::Public;
    if (m_private->isEnabled() && visibility != now.state.visibility)
        change.visibility = visibility;
    const auto posting =
        m_announcements->isChecked() ? protocol::Posting::Announcements : protocol::Posting::Everyone;
    if (m_announcements->isEnabled() && posting != now.state.posting)
        change.posting = posting;
    if (const int slow = m_slow->currentData().toInt(); m_slow->isEnabled() && slow != now.state.slowSeconds)
        change.slowSeconds = slow;
    return change;
}

void RoomSettingsDialog::save()
{
    const Conversation *now = m_settings.conversation(m_id);
    if (now == nullptr)
        return;
    const model::PreferenceChange own = wantedPreferences(*now);
    const model::RoomChange room = wantedChange(*now);
    // Counted before either is asked: an answer may come at once.
    startSaving((own == model::PreferenceChange{} ? 0 : 1) + (room == model::RoomChange{} ? 0 : 1));
    if (own != model::PreferenceChange{})
        m_settings.setPreferences(m_id, own, this, whenDone());
    if (room != model::RoomChange{})
        m_settings.change(m_id, room, this, whenDone());
}

void RoomSettingsDialog::doAtOnce(const model::RoomChange &change)
{
    startAtOnce();
    m_settings.change(m_id, change, this, whenDone());
}

void RoomSettingsDialog::chooseCover()
{
    if (const auto picture = choosePicture(tr("Cover"))) {
        startAtOnce();
        m_settings.setCover(m_id, *picture, this, whenDone());
    }
}

} // namespace foyer::ui
