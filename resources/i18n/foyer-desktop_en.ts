<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>NoticeText</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foyer::app::TrayPresence</name>
    <message numerus="yes">
        <source>%n unread messages</source>
        <translation>
            <numerusform>%n unread message</numerusform>
            <numerusform>%n unread messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them for you</source>
        <translation>
            <numerusform>%n of them for you</numerusform>
            <numerusform>%n of them for you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foyer::model::AgoText</name>
    <message numerus="yes">
        <source>%n minutes ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foyer::model::Alerter</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new messages</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foyer::model::ConversationListModel</name>
    <message numerus="yes">
        <source>%1, %n unread</source>
        <translation>
            <numerusform>%1, %n unread</numerusform>
            <numerusform>%1, %n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foyer::model::SeenWatch</name>
    <message numerus="yes">
        <source>Seen by %n people</source>
        <translation>
            <numerusform>Seen by %n person</numerusform>
            <numerusform>Seen by %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foyer::ui::AccountRail</name>
    <message numerus="yes">
        <source>%n unread messages</source>
        <translation>
            <numerusform>%n unread message</numerusform>
            <numerusform>%n unread messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foyer::ui::ConnectionBar</name>
    <message numerus="yes">
        <source>No connection. What you write is kept and sent later. Next try in %n s.</source>
        <translation>
            <numerusform>No connection. What you write is kept and sent later. Next try in %n s.</numerusform>
            <numerusform>No connection. What you write is kept and sent later. Next try in %n s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foyer::ui::ConversationChoice</name>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foyer::ui::ExportSection</name>
    <message numerus="yes">
        <source>%n files, %1, kept until %2</source>
        <translation>
            <numerusform>%n file, %1, kept until %2</numerusform>
            <numerusform>%n files, %1, kept until %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foyer::ui::InviteDialog</name>
    <message numerus="yes">
        <source>For %n people</source>
        <translation>
            <numerusform>For %n person</numerusform>
            <numerusform>For %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Valid for %n days</source>
        <translation>
            <numerusform>Valid for %n day</numerusform>
            <numerusform>Valid for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uses left, until %1</source>
        <translation>
            <numerusform>%n use left, until %1</numerusform>
            <numerusform>%n uses left, until %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foyer::ui::ProfileDialog</name>
    <message numerus="yes">
        <source>At least %n characters</source>
        <translation>
            <numerusform>At least %n character</numerusform>
            <numerusform>At least %n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The new password is too short. Take at least %n characters.</source>
        <translation>
            <numerusform>The new password is too short. Take at least %n character.</numerusform>
            <numerusform>The new password is too short. Take at least %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foyer::ui::QuietTimes</name>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seconds</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foyer::ui::RoomHeader</name>
    <message numerus="yes">
        <source>%n online</source>
        <translation>
            <numerusform>%n online</numerusform>
            <numerusform>%n online</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foyer::ui::RoomsDialog</name>
    <message numerus="yes">
        <source>%n online</source>
        <translation>
            <numerusform>%n online</numerusform>
            <numerusform>%n online</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
</context>
</TS>
