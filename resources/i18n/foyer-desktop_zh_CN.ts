<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Conversation</name>
    <message>
        <source>Deleted user</source>
        <translation>已注销的用户</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>Something went wrong on the server. Try again; if it stays, tell the administrator.</source>
        <translation>服务器出了问题。请重试；如果一直这样，请告诉管理员。</translation>
    </message>
    <message>
        <source>The server cannot store anything right now. Try again in a moment.</source>
        <translation>服务器现在无法保存。请稍后再试。</translation>
    </message>
    <message>
        <source>The request is not well formed.</source>
        <translation>请求的格式不正确。</translation>
    </message>
    <message>
        <source>One of the values is not acceptable.</source>
        <translation>有一项内容不合要求。</translation>
    </message>
    <message>
        <source>Sign in first.</source>
        <translation>请先登录。</translation>
    </message>
    <message>
        <source>You signed in elsewhere, so this session was ended. You can take it back here.</source>
        <translation>你在别处登录了，所以这个会话已结束。你可以在这里取回它。</translation>
    </message>
    <message>
        <source>The password does not fit this name. Check both and try again.</source>
        <translation>名字和密码不匹配。请检查后重试。</translation>
    </message>
    <message>
        <source>There is no account with this name yet. Confirm that you want to create it.</source>
        <translation>还没有这个名字的账号。请确认要建立它。</translation>
    </message>
    <message>
        <source>This server takes no new accounts. Ask its administrator.</source>
        <translation>这台服务器不接受新账号。请联系管理员。</translation>
    </message>
    <message>
        <source>This server needs an invitation for a new account. Ask for one.</source>
        <translation>在这台服务器上建立账号需要邀请。请索取邀请码。</translation>
    </message>
    <message>
        <source>This invitation is unknown, used up or expired. Ask for a new one.</source>
        <translation>邀请码不存在、已用完或已过期。请索取新的邀请码。</translation>
    </message>
    <message>
        <source>This administrator link was used already or is not from this server.</source>
        <translation>这个管理员链接已用过，或不是这台服务器的。</translation>
    </message>
    <message>
        <source>Too many sign-in attempts. Wait a little and try again.</source>
        <translation>登录尝试太多。请稍等再试。</translation>
    </message>
    <message>
        <source>That was too fast. Wait a little.</source>
        <translation>太快了。请稍等。</translation>
    </message>
    <message>
        <source>You may not do this.</source>
        <translation>你不能这样做。</translation>
    </message>
    <message>
        <source>This page is not from this server, so the server refused it.</source>
        <translation>这个页面不是这台服务器的，所以被拒绝了。</translation>
    </message>
    <message>
        <source>There is nothing here.</source>
        <translation>这里什么也没有。</translation>
    </message>
    <message>
        <source>This cannot be done here.</source>
        <translation>这里不能这样做。</translation>
    </message>
    <message>
        <source>You are not in this conversation.</source>
        <translation>你不在这个会话里。</translation>
    </message>
    <message>
        <source>This name is taken. Choose another.</source>
        <translation>这个名字已被占用。请换一个。</translation>
    </message>
    <message>
        <source>There is nothing to send.</source>
        <translation>没有可发送的内容。</translation>
    </message>
    <message>
        <source>The text is too long to send. Shorten or split it.</source>
        <translation>文字太长，无法发送。请缩短或分开发送。</translation>
    </message>
    <message>
        <source>This message reference was used for another message.</source>
        <translation>这个消息编号已用于另一条消息。</translation>
    </message>
    <message>
        <source>The request is too large.</source>
        <translation>请求太大。</translation>
    </message>
    <message>
        <source>The request headers are too large.</source>
        <translation>请求头太大。</translation>
    </message>
    <message>
        <source>The request must state its length.</source>
        <translation>请求必须写明长度。</translation>
    </message>
    <message>
        <source>This kind of file cannot be sent. Use PNG, JPEG, GIF or WebP.</source>
        <translation>不能发送这种文件。请使用 PNG、JPEG、GIF 或 WebP。</translation>
    </message>
    <message>
        <source>The picture is too large.</source>
        <translation>图片太大。</translation>
    </message>
    <message>
        <source>The picture is damaged and cannot be read.</source>
        <translation>图片已损坏，无法读取。</translation>
    </message>
    <message>
        <source>The upload continues at another place.</source>
        <translation>上传应从另一处继续。</translation>
    </message>
    <message>
        <source>The upload is not finished yet.</source>
        <translation>上传还没有完成。</translation>
    </message>
    <message>
        <source>The server has no space left. Tell its administrator.</source>
        <translation>服务器没有空间了。请告诉管理员。</translation>
    </message>
    <message>
        <source>This client and the server do not speak the same version. Update the older one.</source>
        <translation>客户端和服务器的版本不一致。请更新较旧的一方。</translation>
    </message>
    <message>
        <source>This message was taken back.</source>
        <translation>这条消息已被撤回。</translation>
    </message>
    <message>
        <source>This message is too old to be changed or taken back.</source>
        <translation>这条消息太早，不能再修改或撤回。</translation>
    </message>
    <message>
        <source>There is no room for more here. Remove something first.</source>
        <translation>这里放不下更多了，请先移除一些。</translation>
    </message>
    <message>
        <source>A moderator silenced you in this room for a while. You can still read it.</source>
        <translation>管理者已暂时禁止你在此房间发言，你仍可阅读。</translation>
    </message>
    <message>
        <source>This room is archived. It can be read, but nothing can be added.</source>
        <translation>此房间已归档，只能阅读。</translation>
    </message>
    <message>
        <source>Whoever is banned from this room cannot come in. A moderator can lift the ban.</source>
        <translation>被此房间封禁的人无法进入，管理者可以解除封禁。</translation>
    </message>
    <message>
        <source>This account is disabled. Ask the administrator of this server.</source>
        <translation>此账号已被停用，请联系服务器管理员。</translation>
    </message>
    <message>
        <source>Nobody else administers this server. Make somebody else administrator first.</source>
        <translation>此服务器没有其他管理员，请先让别人成为管理员。</translation>
    </message>
    <message>
        <source>This link is unknown, used or expired. Ask the administrator for a new one.</source>
        <translation>此链接无效、已使用或已过期，请向管理员索取新的链接。</translation>
    </message>
    <message>
        <source>This person takes no private messages from you.</source>
        <translation>对方不接收你的私信。</translation>
    </message>
    <message>
        <source>You blocked this person. Unblock them first to write to them.</source>
        <translation>你已屏蔽此人，请先取消屏蔽再发消息。</translation>
    </message>
    <message>
        <source>Nobody uses this account any more, so it cannot be written to. What was said can be read.</source>
        <translation>此账号已无人使用，无法向其发送消息，以往的内容仍可查看。</translation>
    </message>
</context>
<context>
    <name>NoticeText</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另外 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 joined</source>
        <translation>%1 加入了</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 退出了</translation>
    </message>
    <message>
        <source>%1 added %2</source>
        <translation>%1 邀请 %2 加入了</translation>
    </message>
    <message>
        <source>%1 removed %2</source>
        <translation>%1 将 %2 移出了</translation>
    </message>
    <message>
        <source>%1 made %2 a member</source>
        <translation>%1 将 %2 设为成员</translation>
    </message>
    <message>
        <source>%1 made %2 a moderator</source>
        <translation>%1 将 %2 设为管理者</translation>
    </message>
    <message>
        <source>%2 owns this room now</source>
        <translation>%2 现在是房主</translation>
    </message>
    <message>
        <source>%1 named the room “%2”</source>
        <translation>%1 将房间改名为“%2”</translation>
    </message>
    <message>
        <source>%1 set the topic: %2</source>
        <translation>%1 设置了主题：%2</translation>
    </message>
    <message>
        <source>%1 removed the topic</source>
        <translation>%1 删除了主题</translation>
    </message>
    <message>
        <source>%1 changed the cover</source>
        <translation>%1 更换了封面</translation>
    </message>
    <message>
        <source>%1 made the room public</source>
        <translation>%1 将房间设为公开</translation>
    </message>
    <message>
        <source>%1 made the room private</source>
        <translation>%1 将房间设为私密</translation>
    </message>
    <message>
        <source>%1 lets everybody write</source>
        <translation>%1 允许所有人发言</translation>
    </message>
    <message>
        <source>%1 made this a room for announcements</source>
        <translation>%1 将房间设为仅限公告</translation>
    </message>
    <message>
        <source>%1 turned slow mode on: one message in %2 seconds</source>
        <translation>%1 开启了慢速模式：每 %2 秒一条消息</translation>
    </message>
    <message>
        <source>%1 turned slow mode off</source>
        <translation>%1 关闭了慢速模式</translation>
    </message>
    <message>
        <source>%1 archived the room</source>
        <translation>%1 归档了房间</translation>
    </message>
    <message>
        <source>%1 opened the room again</source>
        <translation>%1 重新开放了房间</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>Foyer on the desktop: chat for your own server.</source>
        <translation>Foyer 桌面版：用自己的服务器聊天。</translation>
    </message>
    <message>
        <source>Server to sign in at, for example chat.lan:8322. Without it, the last one.</source>
        <translation>要登录的服务器，例如 chat.lan:8322。不给出时用上一次的。</translation>
    </message>
    <message>
        <source>Folder for settings, unsent messages and the cache.</source>
        <translation>存放设置、未发送消息和缓存的文件夹。</translation>
    </message>
    <message>
        <source>--theme is system, light or dark.</source>
        <translation>--theme 只能是 system、light 或 dark。</translation>
    </message>
    <message>
        <source>system (as the desktop), light or dark. Without it, as the settings have it.</source>
        <translation>system（跟随桌面）、light（浅色）或 dark（深色）。不写则按设置。</translation>
    </message>
    <message>
        <source>Language of the window: en or zh_CN. Without it, as the settings have it.</source>
        <translation>窗口的语言：en 或 zh_CN。不写则按设置。</translation>
    </message>
    <message>
        <source>Begin in the tray, without the window, where there is a tray.</source>
        <translation>有托盘时从托盘启动，不打开窗口。</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
</context>
<context>
    <name>foyer::app::DesktopProgram</name>
    <message>
        <source>Foyer goes on</source>
        <translation>Foyer 仍在运行</translation>
    </message>
    <message>
        <source>You hear of new messages as before. The icon in the tray brings the window back.</source>
        <translation>新消息照常通知。点击托盘图标可重新打开窗口。</translation>
    </message>
    <message>
        <source>Not possible</source>
        <translation>无法完成</translation>
    </message>
    <message>
        <source>Foyer could not keep that you are signed in, so you will have to sign in again at the next start. Look whether its folder can be written to.</source>
        <translation>Foyer 无法保存登录状态，下次启动需要重新登录。请检查其文件夹是否可写。</translation>
    </message>
    <message>
        <source>What starts with this computer could not be changed. Look whether your folder of settings can be written to.</source>
        <translation>无法更改随电脑启动的程序。请检查你的设置文件夹是否可写。</translation>
    </message>
</context>
<context>
    <name>foyer::app::NewsDesk</name>
    <message>
        <source>Your answer was not sent</source>
        <translation>回复未能发送</translation>
    </message>
</context>
<context>
    <name>foyer::app::TrayPresence</name>
    <message>
        <source>Open Foyer</source>
        <translation>打开 Foyer</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>勿扰</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message numerus="yes">
        <source>%n unread messages</source>
        <translation>
            <numerusform>%n 条未读消息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them for you</source>
        <translation>
            <numerusform>其中 %n 条是找你的</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foyer::model::AgoText</name>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message numerus="yes">
        <source>%n minutes ago</source>
        <translation>
            <numerusform>%n 分钟前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours ago</source>
        <translation>
            <numerusform>%n 小时前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n 天前</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foyer::model::Alerter</name>
    <message>
        <source>%1 in %2</source>
        <translation>%1，在 %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 等另外 %n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new messages</source>
        <translation>
            <numerusform>%n 条新消息</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foyer::model::Attachments</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>foyer::model::ConversationListModel</name>
    <message numerus="yes">
        <source>%1, %n unread</source>
        <translation>
            <numerusform>%1，%n 条未读</numerusform>
        </translation>
    </message>
    <message>
        <source>You: %1</source>
        <translation>你：%1</translation>
    </message>
    <message>
        <source>No messages yet</source>
        <translation>还没有消息</translation>
    </message>
    <message>
        <source>%1, draft: %2</source>
        <translation>%1，草稿：%2</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>foyer::model::MemberListModel</name>
    <message>
        <source>Online · %1</source>
        <translation>在线 · %1</translation>
    </message>
    <message>
        <source>Offline · %1</source>
        <translation>离线 · %1</translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation>%1（我）</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>已禁言</translation>
    </message>
    <message>
        <source>away</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>last here %1</source>
        <translation>%1来过</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>bot</source>
        <translation>机器人</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>房主</translation>
    </message>
    <message>
        <source>moderator</source>
        <translation>管理者</translation>
    </message>
</context>
<context>
    <name>foyer::model::MessageLine</name>
    <message>
        <source>This message was taken back</source>
        <translation>这条消息已被撤回</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Forwarded message</source>
        <translation>转发的消息</translation>
    </message>
    <message>
        <source>Forwarded from %1</source>
        <translation>转发自 %1</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>已编辑</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>已置顶</translation>
    </message>
    <message>
        <source>answers %1: %2</source>
        <translation>回复 %1：%2</translation>
    </message>
    <message>
        <source>with a picture</source>
        <translation>附图片</translation>
    </message>
</context>
<context>
    <name>foyer::model::SeenWatch</name>
    <message numerus="yes">
        <source>Seen by %n people</source>
        <translation>
            <numerusform>%n 人已读</numerusform>
        </translation>
    </message>
    <message>
        <source>Seen by %1</source>
        <translation>%1 已读</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>foyer::model::TimelineModel</name>
    <message>
        <source>%1: %2, %3, on its way</source>
        <translation>%1：%2，%3，发送中</translation>
    </message>
    <message>
        <source>%1: %2, %3, not sent</source>
        <translation>%1：%2，%3，未发送</translation>
    </message>
    <message>
        <source>Message of somebody you blocked. Click to show it.</source>
        <translation>来自已屏蔽者的消息。点击显示。</translation>
    </message>
</context>
<context>
    <name>foyer::model::Typists</name>
    <message>
        <source>%1 is writing …</source>
        <translation>%1 正在输入…</translation>
    </message>
    <message>
        <source>%1 and %2 are writing …</source>
        <translation>%1 和 %2 正在输入…</translation>
    </message>
    <message>
        <source>Several people are writing …</source>
        <translation>多人正在输入…</translation>
    </message>
</context>
<context>
    <name>foyer::platform::DbusNotifier</name>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>输入回复</translation>
    </message>
</context>
<context>
    <name>foyer::ui::AccountDialog</name>
    <message>
        <source>Your name, picture and profile are removed and you are signed out everywhere. Nobody can take your name again, not even you. This cannot be undone.</source>
        <translation>你的名称、头像和资料会被删除，并在所有地方退出登录。此用户名不能再被使用，包括你自己。此操作无法撤销。</translation>
    </message>
    <message>
        <source>Account and data</source>
        <translation>账号与数据</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>What others see of you</source>
        <translation>他人可见的信息</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>你的数据</translation>
    </message>
    <message>
        <source>Delete the account</source>
        <translation>删除账号</translation>
    </message>
    <message>
        <source>That you have read a message</source>
        <translation>已读状态</translation>
    </message>
    <message>
        <source>In small conversations. If you switch it off, you do not see it of others either.</source>
        <translation>用于人数较少的对话。关闭后，你也看不到他人的已读状态。</translation>
    </message>
    <message>
        <source>When you were last here</source>
        <translation>上次在线时间</translation>
    </message>
    <message>
        <source>Shown in the list of members while you are offline.</source>
        <translation>离线时显示在成员列表中。</translation>
    </message>
    <message>
        <source>That you are writing</source>
        <translation>正在输入</translation>
    </message>
    <message>
        <source>Shown to the others in the conversation.</source>
        <translation>显示给对话中的其他人。</translation>
    </message>
    <message>
        <source>Delete the account …</source>
        <translation>删除账号…</translation>
    </message>
</context>
<context>
    <name>foyer::ui::AccountPane</name>
    <message>
        <source>Looking for the session of the last time …</source>
        <translation>正在查找上次的会话…</translation>
    </message>
</context>
<context>
    <name>foyer::ui::AccountRail</name>
    <message>
        <source>Add an account</source>
        <translation>添加账号</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message numerus="yes">
        <source>%n unread messages</source>
        <translation>
            <numerusform>%n 条未读消息</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foyer::ui::ActionText</name>
    <message>
        <source>React</source>
        <translation>回应</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>转发</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>复制文字</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消置顶</translation>
    </message>
    <message>
        <source>Mark unread from here</source>
        <translation>从这里标为未读</translation>
    </message>
    <message>
        <source>Earlier wordings</source>
        <translation>以前的内容</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>举报</translation>
    </message>
    <message>
        <source>Take back for everyone</source>
        <translation>为所有人撤回</translation>
    </message>
    <message>
        <source>Who has read it</source>
        <translation>谁已读</translation>
    </message>
</context>
<context>
    <name>foyer::ui::AttachmentStrip</name>
    <message>
        <source>%1: at most %2 pictures go with one message.</source>
        <translation>%1：一条消息最多附 %2 张图片。</translation>
    </message>
    <message>
        <source>%1: this file cannot be read.</source>
        <translation>%1：无法读取此文件。</translation>
    </message>
    <message>
        <source>%1: there is no room left to keep it.</source>
        <translation>%1：磁盘空间不足，无法保存。</translation>
    </message>
    <message>
        <source>Pictures to send</source>
        <translation>待发送的图片</translation>
    </message>
</context>
<context>
    <name>foyer::ui::AttachmentTile</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
</context>
<context>
    <name>foyer::ui::AvatarChoice</name>
    <message>
        <source>A picture of your own …</source>
        <translation>使用自己的图片…</translation>
    </message>
    <message>
        <source>A picture of your own</source>
        <translation>自己的图片</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.gif *.webp)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.gif *.webp)</translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <translation>无法读取这个文件。</translation>
    </message>
</context>
<context>
    <name>foyer::ui::AvatarCropDialog</name>
    <message>
        <source>Your picture</source>
        <translation>你的头像</translation>
    </message>
    <message>
        <source>The part that is shown</source>
        <translation>要显示的部分</translation>
    </message>
    <message>
        <source>Arrow keys move it, plus and minus change its size.</source>
        <translation>方向键移动，加号和减号改变大小。</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Drag the picture until your face is in the circle.</source>
        <translation>拖动图片，让脸落在圆圈里。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Use this part</source>
        <translation>使用这一部分</translation>
    </message>
</context>
<context>
    <name>foyer::ui::AvatarGrid</name>
    <message>
        <source>Picture %1</source>
        <translation>头像 %1</translation>
    </message>
    <message>
        <source>Initial of the name</source>
        <translation>名字的首字</translation>
    </message>
</context>
<context>
    <name>foyer::ui::BanDialog</name>
    <message>
        <source>Ban %1?</source>
        <translation>封禁 %1？</translation>
    </message>
    <message>
        <source>%1 is removed from the room and cannot come back until the ban is lifted.</source>
        <translation>%1 将被移出房间，在解除封禁之前无法返回。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Optional; owners and moderators see it</source>
        <translation>可选；房主和管理者可见</translation>
    </message>
    <message>
        <source>Ban</source>
        <translation>封禁</translation>
    </message>
</context>
<context>
    <name>foyer::ui::BansDialog</name>
    <message>
        <source>Type a few letters</source>
        <translation>输入几个字</translation>
    </message>
    <message>
        <source>Lift the ban</source>
        <translation>解除封禁</translation>
    </message>
    <message>
        <source>Who is banned</source>
        <translation>封禁名单</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>加载中…</translation>
    </message>
    <message>
        <source>By %1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 — by %2, %3</source>
        <translation>%1——%2，%3</translation>
    </message>
    <message>
        <source>Nobody is banned.</source>
        <translation>没有人被封禁。</translation>
    </message>
</context>
<context>
    <name>foyer::ui::BlockedDialog</name>
    <message>
        <source>Name of a person</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>取消屏蔽</translation>
    </message>
    <message>
        <source>Blocked people</source>
        <translation>已屏蔽的人</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>加载中…</translation>
    </message>
    <message>
        <source>You have blocked nobody.</source>
        <translation>你没有屏蔽任何人。</translation>
    </message>
    <message>
        <source>What they write is folded away. They are not told.</source>
        <translation>他们的消息会被折叠。对方不会收到通知。</translation>
    </message>
</context>
<context>
    <name>foyer::ui::ChatPage</name>
    <message>
        <source>Not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>Not possible</source>
        <translation>无法完成</translation>
    </message>
    <message>
        <source>This message cannot be shown now.</source>
        <translation>现在无法显示这条消息。</translation>
    </message>
</context>
<context>
    <name>foyer::ui::Composer</name>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Write to %1</source>
        <translation>发消息到 %1</translation>
    </message>
    <message>
        <source>Reply to %1</source>
        <translation>回复 %1</translation>
    </message>
    <message>
        <source>Do not answer this</source>
        <translation>取消回复</translation>
    </message>
    <message>
        <source>Change the text</source>
        <translation>修改文字</translation>
    </message>
    <message>
        <source>Leave it as it was</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Add pictures</source>
        <translation>添加图片</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>表情</translation>
    </message>
</context>
<context>
    <name>foyer::ui::ConnectionBar</name>
    <message>
        <source>Connecting …</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Catching up …</source>
        <translation>正在同步…</translation>
    </message>
    <message numerus="yes">
        <source>No connection. What you write is kept and sent later. Next try in %n s.</source>
        <translation>
            <numerusform>没有连接。你写的内容会保留，稍后发出。%n 秒后重试。</numerusform>
        </translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>You signed in on another computer, so this window was disconnected.</source>
        <translation>你在另一台电脑上登录了，所以这个窗口已断开。</translation>
    </message>
    <message>
        <source>Use it here</source>
        <translation>在这里使用</translation>
    </message>
    <message>
        <source>This session has ended. Sign in again; what was not sent is kept.</source>
        <translation>会话已结束。请重新登录；未发送的内容会保留。</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
</context>
<context>
    <name>foyer::ui::ConversationChoice</name>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>%n 位成员</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foyer::ui::ConversationDelegate</name>
    <message>
        <source>Draft:</source>
        <translation>草稿：</translation>
    </message>
</context>
<context>
    <name>foyer::ui::CreateRoomDialog</name>
    <message>
        <source>Private: only who is invited comes in</source>
        <translation>私密：只有受邀者能进入</translation>
    </message>
    <message>
        <source>New room</source>
        <translation>新建房间</translation>
    </message>
    <message>
        <source>Optional. Shown beside the name.</source>
        <translation>可选，显示在名称旁。</translation>
    </message>
    <message>
        <source>Only those who are invited know of it.</source>
        <translation>只有受邀的人才知道它。</translation>
    </message>
    <message>
        <source>Everybody finds it and may join.</source>
        <translation>所有人都能找到并加入。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Create room</source>
        <translation>创建房间</translation>
    </message>
</context>
<context>
    <name>foyer::ui::DeleteAccountDialog</name>
    <message>
        <source>Delete the account?</source>
        <translation>删除账号？</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>你的密码</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>永久删除</translation>
    </message>
</context>
<context>
    <name>foyer::ui::DropZone</name>
    <message>
        <source>Drop pictures to add them</source>
        <translation>松开即可添加图片</translation>
    </message>
</context>
<context>
    <name>foyer::ui::EmojiPicker</name>
    <message>
        <source>Choose an emoji</source>
        <translation>选择表情</translation>
    </message>
    <message>
        <source>Find an emoji</source>
        <translation>搜索表情</translation>
    </message>
    <message>
        <source>Skin tone</source>
        <translation>肤色</translation>
    </message>
    <message>
        <source>Smileys</source>
        <translation>表情与情感</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人物与身体</translation>
    </message>
    <message>
        <source>Animals and nature</source>
        <translation>动物与自然</translation>
    </message>
    <message>
        <source>Food and drink</source>
        <translation>食物与饮料</translation>
    </message>
    <message>
        <source>Travel and places</source>
        <translation>旅行与地点</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>符号</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>旗帜</translation>
    </message>
    <message>
        <source>Used lately</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>The emoji that you use will be here.</source>
        <translation>你用过的表情会显示在这里。</translation>
    </message>
    <message>
        <source>Nothing found. Try another word.</source>
        <translation>没有找到，换个词试试。</translation>
    </message>
    <message>
        <source>Without skin tone</source>
        <translation>默认肤色</translation>
    </message>
    <message>
        <source>Light skin tone</source>
        <translation>浅肤色</translation>
    </message>
    <message>
        <source>Medium-light skin tone</source>
        <translation>中浅肤色</translation>
    </message>
    <message>
        <source>Medium skin tone</source>
        <translation>中等肤色</translation>
    </message>
    <message>
        <source>Medium-dark skin tone</source>
        <translation>中深肤色</translation>
    </message>
    <message>
        <source>Dark skin tone</source>
        <translation>深肤色</translation>
    </message>
</context>
<context>
    <name>foyer::ui::ExportSection</name>
    <message>
        <source>Make a copy</source>
        <translation>生成副本</translation>
    </message>
    <message>
        <source>Save …</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>A copy of your profile, messages and pictures, as ZIP files with JSON inside.</source>
        <translation>包含你的资料、消息和图片的副本，为内含 JSON 的 ZIP 文件。</translation>
    </message>
    <message>
        <source>Making the copy …</source>
        <translation>正在生成副本…</translation>
    </message>
    <message>
        <source>The copy could not be made. Try again.</source>
        <translation>无法生成副本，请重试。</translation>
    </message>
    <message numerus="yes">
        <source>%n files, %1, kept until %2</source>
        <translation>
            <numerusform>%n 个文件，%1，保留至 %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Where to save the copy</source>
        <translation>副本保存位置</translation>
    </message>
    <message>
        <source>Saved in %1</source>
        <translation>已保存到 %1</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
</context>
<context>
    <name>foyer::ui::ForwardDialog</name>
    <message>
        <source>Type a few letters</source>
        <translation>输入几个字</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>转发</translation>
    </message>
    <message>
        <source>Forward to</source>
        <translation>转发到</translation>
    </message>
    <message>
        <source>Find a conversation</source>
        <translation>查找会话</translation>
    </message>
    <message>
        <source>No conversation is called that.</source>
        <translation>没有这样的会话。</translation>
    </message>
</context>
<context>
    <name>foyer::ui::InviteDialog</name>
    <message>
        <source>Invite people to %1</source>
        <translation>邀请他人加入 %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>按用户名</translation>
    </message>
    <message>
        <source>Whoever opens the link joins the room, after signing in.</source>
        <translation>打开链接并登录后即可加入房间。</translation>
    </message>
    <message>
        <source>For how many people</source>
        <translation>供多少人使用</translation>
    </message>
    <message numerus="yes">
        <source>For %n people</source>
        <translation>
            <numerusform>供 %n 人使用</numerusform>
        </translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>有效期</translation>
    </message>
    <message numerus="yes">
        <source>Valid for %n days</source>
        <translation>
            <numerusform>有效 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Make a link</source>
        <translation>生成链接</translation>
    </message>
    <message>
        <source>By link</source>
        <translation>通过链接</translation>
    </message>
    <message>
        <source>%1 is in the room already.</source>
        <translation>%1 已在房间中。</translation>
    </message>
    <message>
        <source>%1 is in the room now.</source>
        <translation>%1 已加入房间。</translation>
    </message>
    <message>
        <source>There is nobody called “%1”. Check the name and try again.</source>
        <translation>没有名为“%1”的人。请检查后重试。</translation>
    </message>
    <message>
        <source>Invitation link</source>
        <translation>邀请链接</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Withdraw the link</source>
        <translation>撤回链接</translation>
    </message>
    <message numerus="yes">
        <source>%n uses left, until %1</source>
        <translation>
            <numerusform>剩余 %n 次，有效至 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The invitation link was copied.</source>
        <translation>邀请链接已复制。</translation>
    </message>
    <message>
        <source>The link works no longer.</source>
        <translation>该链接已失效。</translation>
    </message>
</context>
<context>
    <name>foyer::ui::ListChoiceDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>foyer::ui::MainWindow</name>
    <message>
        <source>Stay signed in?</source>
        <translation>保持登录？</translation>
    </message>
    <message>
        <source>This system has no keyring in which Foyer could keep that you are signed in. It can keep it in a file that only your user may read; whoever can read your files can then read your messages.</source>
        <translation>此系统没有密钥环可供 Foyer 保存登录状态。可以改存到只有你的用户能读取的文件里；但能读取你文件的人也就能读取你的消息。</translation>
    </message>
    <message>
        <source>Keep it in a file</source>
        <translation>存到文件</translation>
    </message>
    <message>
        <source>Sign in at every start</source>
        <translation>每次启动都登录</translation>
    </message>
    <message>
        <source>Closing ends Foyer</source>
        <translation>关闭即退出</translation>
    </message>
    <message>
        <source>This desktop has no tray in which Foyer could go on, so it ends when its window is closed. Then nothing is told until it is started again.</source>
        <translation>此桌面没有可让 Foyer 继续运行的托盘，因此关闭窗口就会退出。再次启动之前不会有任何通知。</translation>
    </message>
    <message>
        <source>End Foyer</source>
        <translation>退出 Foyer</translation>
    </message>
    <message>
        <source>Leave it open</source>
        <translation>不关闭</translation>
    </message>
</context>
<context>
    <name>foyer::ui::MemberPanel</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Name of a member</source>
        <translation>成员的名字</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>加载中…</translation>
    </message>
    <message>
        <source>The members could not be loaded.</source>
        <translation>无法加载成员。</translation>
    </message>
    <message>
        <source>Nobody is called that.</source>
        <translation>没有叫这个名字的人。</translation>
    </message>
</context>
<context>
    <name>foyer::ui::MentionPopup</name>
    <message>
        <source>%1   everyone here</source>
        <translation>%1   这里的所有人</translation>
    </message>
    <message>
        <source>People to call</source>
        <translation>可以提及的人</translation>
    </message>
</context>
<context>
    <name>foyer::ui::MessageBar</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>foyer::ui::MessageCommands</name>
    <message>
        <source>Take this message back?</source>
        <translation>撤回这条消息？</translation>
    </message>
    <message>
        <source>It disappears for everyone. A note that something was taken back stays in its place.</source>
        <translation>所有人都将看不到它的内容，原处会留下一条撤回提示。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Forwarded to %1</source>
        <translation>已转发到 %1</translation>
    </message>
    <message>
        <source>The administrators were told. Thank you.</source>
        <translation>已告知管理员，谢谢。</translation>
    </message>
</context>
<context>
    <name>foyer::ui::MessagePainter</name>
    <message>
        <source>New</source>
        <translation>新消息</translation>
    </message>
    <message>
        <source>bot · %1</source>
        <translation>机器人 · %1</translation>
    </message>
    <message>
        <source>On its way …</source>
        <translation>发送中…</translation>
    </message>
    <message>
        <source>Not sent. %1 Right-click to try again.</source>
        <translation>未发送。%1 右键可重试。</translation>
    </message>
    <message>
        <source>Sending the picture, %1 % …</source>
        <translation>正在发送图片，%1 %……</translation>
    </message>
    <message>
        <source>Goes out when the connection is back</source>
        <translation>恢复连接后发送</translation>
    </message>
</context>
<context>
    <name>foyer::ui::PeopleDialog</name>
    <message>
        <source>Write</source>
        <translation>发私信</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>新私信</translation>
    </message>
    <message>
        <source>Name of a person</source>
        <translation>输入姓名查找</translation>
    </message>
    <message>
        <source>People</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Nobody is called that.</source>
        <translation>没有找到这个人。</translation>
    </message>
</context>
<context>
    <name>foyer::ui::PersonDialog</name>
    <message>
        <source>Profile</source>
        <translation>个人资料</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>加载中…</translation>
    </message>
    <message>
        <source>administrator of the server</source>
        <translation>服务器管理员</translation>
    </message>
    <message>
        <source>My profile …</source>
        <translation>我的资料…</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>发私信</translation>
    </message>
    <message>
        <source>Mention</source>
        <translation>提及</translation>
    </message>
    <message>
        <source>You blocked this person. What they write is folded away.</source>
        <translation>你已屏蔽此人，其消息会被折叠。</translation>
    </message>
    <message>
        <source>What people whom you block write is folded away, and they cannot write to you alone. They are not told.</source>
        <translation>被屏蔽者的消息会被折叠，且无法与你私聊。对方不会收到通知。</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>取消屏蔽</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>屏蔽</translation>
    </message>
    <message>
        <source>Report …</source>
        <translation>举报…</translation>
    </message>
    <message>
        <source>The administrators were told. Thank you.</source>
        <translation>已告知管理员，谢谢。</translation>
    </message>
    <message>
        <source>In this room</source>
        <translation>在这个房间</translation>
    </message>
    <message>
        <source>Remove from the room</source>
        <translation>移出房间</translation>
    </message>
    <message>
        <source>%1 was removed from the room</source>
        <translation>%1 已被移出房间</translation>
    </message>
    <message>
        <source>Ban …</source>
        <translation>封禁…</translation>
    </message>
    <message>
        <source>%1 was banned from the room</source>
        <translation>%1 已被封禁</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Moderator</source>
        <translation>管理者</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>房主</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Muted until %1</source>
        <translation>禁言至 %1</translation>
    </message>
    <message>
        <source>Let speak again</source>
        <translation>解除禁言</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>禁言</translation>
    </message>
    <message>
        <source>For %1</source>
        <translation>%1</translation>
    </message>
</context>
<context>
    <name>foyer::ui::PictureDialog</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>Picture before this one (Left)</source>
        <translation>上一张图片（←）</translation>
    </message>
    <message>
        <source>Picture after this one (Right)</source>
        <translation>下一张图片（→）</translation>
    </message>
    <message>
        <source>Smaller (−)</source>
        <translation>缩小（−）</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>放大（+）</translation>
    </message>
    <message>
        <source>Whole picture (0)</source>
        <translation>显示整张图片（0）</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>另存为……</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>The picture cannot be shown. Perhaps there is no connection now.</source>
        <translation>无法显示此图片。可能现在没有连接。</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>The picture could not be written there. Choose another folder.</source>
        <translation>无法将图片写入此处。请选择其他文件夹。</translation>
    </message>
</context>
<context>
    <name>foyer::ui::PictureIntake</name>
    <message>
        <source>Add pictures</source>
        <translation>添加图片</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.gif *.webp)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.gif *.webp)</translation>
    </message>
</context>
<context>
    <name>foyer::ui::PinsDialog</name>
    <message>
        <source>Type a few letters</source>
        <translation>输入几个字</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Pinned messages</source>
        <translation>置顶消息</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>加载中…</translation>
    </message>
    <message>
        <source>Nothing is pinned here yet.</source>
        <translation>这里还没有置顶的消息。</translation>
    </message>
</context>
<context>
    <name>foyer::ui::ProfileDialog</name>
    <message>
        <source>My profile</source>
        <translation>个人资料</translation>
    </message>
    <message>
        <source>Another password</source>
        <translation>更换密码</translation>
    </message>
    <message>
        <source>Emoji of the status</source>
        <translation>状态表情</translation>
    </message>
    <message>
        <source>What are you at today?</source>
        <translation>今天在忙什么？</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名字</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message numerus="yes">
        <source>At least %n characters</source>
        <translation>
            <numerusform>至少 %n 个字符</numerusform>
        </translation>
    </message>
    <message>
        <source>Your other sessions end with it.</source>
        <translation>更换后，其他登录会结束。</translation>
    </message>
    <message>
        <source>Password now</source>
        <translation>当前密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message numerus="yes">
        <source>The new password is too short. Take at least %n characters.</source>
        <translation>
            <numerusform>新密码太短，请至少使用 %n 个字符。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foyer::ui::QuietTimes</name>
    <message>
        <source>Not now</source>
        <translation>不静音</translation>
    </message>
    <message>
        <source>For an hour</source>
        <translation>一小时</translation>
    </message>
    <message>
        <source>For eight hours</source>
        <translation>八小时</translation>
    </message>
    <message>
        <source>Until tomorrow morning</source>
        <translation>到明天早上</translation>
    </message>
    <message>
        <source>For a week</source>
        <translation>一周</translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seconds</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>foyer::ui::ReactionPicker</name>
    <message>
        <source>React with</source>
        <translation>选择回应</translation>
    </message>
    <message>
        <source>React with %1</source>
        <translation>用 %1 回应</translation>
    </message>
    <message>
        <source>More emoji</source>
        <translation>更多表情</translation>
    </message>
</context>
<context>
    <name>foyer::ui::ReportDialog</name>
    <message>
        <source>Report this message</source>
        <translation>举报此消息</translation>
    </message>
    <message>
        <source>The administrators will see what %1 wrote, and that you reported it.</source>
        <translation>管理员会看到 %1 写的内容，以及是你举报的。</translation>
    </message>
    <message>
        <source>What is wrong with it?</source>
        <translation>有什么问题？</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>举报</translation>
    </message>
    <message>
        <source>Report %1</source>
        <translation>举报 %1</translation>
    </message>
    <message>
        <source>The administrators will read what you write here, and that it is from you. %1 is not told.</source>
        <translation>管理员会看到你在此填写的内容，以及是你举报的。%1 不会收到通知。</translation>
    </message>
    <message>
        <source>What did this person do?</source>
        <translation>此人做了什么？</translation>
    </message>
</context>
<context>
    <name>foyer::ui::RoomHeader</name>
    <message numerus="yes">
        <source>%n online</source>
        <translation>
            <numerusform>%n 人在线</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>%n 位成员</numerusform>
        </translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>away</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>last here %1</source>
        <translation>最后在线 %1</translation>
    </message>
    <message>
        <source>Pinned messages</source>
        <translation>置顶消息</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Search here</source>
        <translation>在此搜索</translation>
    </message>
</context>
<context>
    <name>foyer::ui::RoomMenu</name>
    <message>
        <source>Remove from favourites</source>
        <translation>取消收藏</translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation>添加到收藏</translation>
    </message>
    <message>
        <source>Invite people …</source>
        <translation>邀请他人…</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>The link was copied.</source>
        <translation>链接已复制。</translation>
    </message>
    <message>
        <source>Who is banned …</source>
        <translation>封禁名单…</translation>
    </message>
    <message>
        <source>Settings …</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Leave …</source>
        <translation>退出…</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>个人资料</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>取消屏蔽</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>屏蔽</translation>
    </message>
    <message>
        <source>Hide until the next message</source>
        <translation>隐藏，直到有新消息</translation>
    </message>
    <message>
        <source>Leave “%1”?</source>
        <translation>退出“%1”？</translation>
    </message>
    <message>
        <source>It is private: to come back you need a new invitation.</source>
        <translation>这是私密房间：要回来需要新的邀请。</translation>
    </message>
    <message>
        <source>It goes from your list. You can join again at any time.</source>
        <translation>它会从你的列表中消失。你可以随时再次加入。</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>foyer::ui::RoomSettingsDialog</name>
    <message>
        <source>Settings of %1</source>
        <translation>%1 的设置</translation>
    </message>
    <message>
        <source>For you</source>
        <translation>我的设置</translation>
    </message>
    <message>
        <source>The room</source>
        <translation>房间</translation>
    </message>
    <message>
        <source>Of every message</source>
        <translation>每条消息</translation>
    </message>
    <message>
        <source>When I am mentioned</source>
        <translation>仅在提到我时</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>到 %1</translation>
    </message>
    <message>
        <source>Keep it at the top of the list</source>
        <translation>在列表中置顶</translation>
    </message>
    <message>
        <source>Tell me</source>
        <translation>提醒我</translation>
    </message>
    <message>
        <source>Keep quiet</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名字</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>话题</translation>
    </message>
    <message>
        <source>Private: only who is invited comes in</source>
        <translation>私密：仅受邀者可以加入</translation>
    </message>
    <message>
        <source>Announcements: only moderators write</source>
        <translation>公告：仅管理员可以发言</translation>
    </message>
    <message>
        <source>Cover …</source>
        <translation>封面…</translation>
    </message>
    <message>
        <source>Remove the cover</source>
        <translation>移除封面</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>重新开放</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>退出房间</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>封面</translation>
    </message>
    <message>
        <source>as often as one likes</source>
        <translation>不限次数</translation>
    </message>
    <message>
        <source>once in %1</source>
        <translation>每 %1 一次</translation>
    </message>
    <message>
        <source>A member writes</source>
        <translation>成员发言</translation>
    </message>
</context>
<context>
    <name>foyer::ui::RoomsDialog</name>
    <message>
        <source>Loading …</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>房间</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message numerus="yes">
        <source>%n online</source>
        <translation>
            <numerusform>%n 人在线</numerusform>
        </translation>
    </message>
    <message>
        <source>Search rooms, or paste an invitation link</source>
        <translation>查找房间，或粘贴邀请链接</translation>
    </message>
    <message>
        <source>New room …</source>
        <translation>新建房间…</translation>
    </message>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>%n 位成员</numerusform>
        </translation>
    </message>
    <message>
        <source>you are in it</source>
        <translation>已加入</translation>
    </message>
    <message>
        <source>Press Enter to join by this link.</source>
        <translation>按 Enter 通过此链接加入。</translation>
    </message>
    <message>
        <source>No room is called that. You can make it.</source>
        <translation>没有这样的房间。你可以新建它。</translation>
    </message>
</context>
<context>
    <name>foyer::ui::SavingDialog</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.gif *.webp)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.gif *.webp)</translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <translation>无法读取这个文件。</translation>
    </message>
</context>
<context>
    <name>foyer::ui::SearchFilters</name>
    <message>
        <source>With a picture</source>
        <translation>含图片</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>By</source>
        <translation>发送者</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>到</translation>
    </message>
    <message>
        <source>any day</source>
        <translation>任意日期</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>所有会话</translation>
    </message>
    <message>
        <source>Anybody</source>
        <translation>任何人</translation>
    </message>
    <message>
        <source>Choose a conversation first</source>
        <translation>请先选择会话</translation>
    </message>
</context>
<context>
    <name>foyer::ui::SearchHitDelegate</name>
    <message>
        <source>%1 · picture</source>
        <translation>%1 · 图片</translation>
    </message>
</context>
<context>
    <name>foyer::ui::SearchPanel</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Words, or two characters</source>
        <translation>词语，或至少两个字</translation>
    </message>
    <message>
        <source>Words to look for</source>
        <translation>要搜索的词语</translation>
    </message>
    <message>
        <source>Search messages</source>
        <translation>搜索消息</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>Finds what was said in all your conversations.</source>
        <translation>在你的所有会话中查找说过的内容。</translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>没有找到任何消息。</translation>
    </message>
    <message>
        <source>Nothing was found among the messages that are kept here. There is no connection.</source>
        <translation>在本机保存的消息中没有找到。当前没有连接。</translation>
    </message>
    <message>
        <source>Only among the messages that are kept here, as there is no connection.</source>
        <translation>当前没有连接，仅搜索了本机保存的消息。</translation>
    </message>
    <message>
        <source>The server is still reading older messages, so not all of them are found yet.</source>
        <translation>服务器仍在读取较早的消息，因此暂时还不能全部找到。</translation>
    </message>
</context>
<context>
    <name>foyer::ui::SeenDialog</name>
    <message>
        <source>Who has read it</source>
        <translation>谁已读</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>加载中…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Nobody has read it yet.</source>
        <translation>还没有人读过。</translation>
    </message>
    <message>
        <source>That is not told here, or you do not tell it yourself.</source>
        <translation>这里不显示已读状态，或者你自己关闭了它。</translation>
    </message>
</context>
<context>
    <name>foyer::ui::SessionsDialog</name>
    <message>
        <source>Type a few letters</source>
        <translation>输入几个字</translation>
    </message>
    <message>
        <source>Sign out there</source>
        <translation>在那里退出</translation>
    </message>
    <message>
        <source>Where you are signed in</source>
        <translation>登录的设备</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>加载中…</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>浏览器</translation>
    </message>
    <message>
        <source>Desktop program</source>
        <translation>桌面程序</translation>
    </message>
    <message>
        <source>Bot</source>
        <translation>机器人</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>当前会话</translation>
    </message>
    <message>
        <source>Last used %1</source>
        <translation>%1活跃</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>登录于 %1</translation>
    </message>
    <message>
        <source>Sign out whatever you do not know or no longer use.</source>
        <translation>请退出你不认识或不再使用的会话。</translation>
    </message>
</context>
<context>
    <name>foyer::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Send with</source>
        <translation>发送键</translation>
    </message>
    <message>
        <source>Enter; Shift+Enter begins a new line</source>
        <translation>Enter；换行用 Shift+Enter</translation>
    </message>
    <message>
        <source>Ctrl+Enter; Enter begins a new line</source>
        <translation>Ctrl+Enter；换行用 Enter</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>With a sound</source>
        <translation>播放提示音</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>勿扰</translation>
    </message>
    <message>
        <source>Nothing is told; what is unread is counted all the same.</source>
        <translation>不弹出通知，未读仍会计数。</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Go on in the tray when the window is closed</source>
        <translation>关闭窗口后在托盘中继续运行</translation>
    </message>
    <message>
        <source>Messages are told of as before; the icon brings the window back.</source>
        <translation>消息照常通知；点击图标可重新打开窗口。</translation>
    </message>
    <message>
        <source>This desktop has no tray, so closing the window ends Foyer.</source>
        <translation>此桌面没有托盘，关闭窗口即退出 Foyer。</translation>
    </message>
    <message>
        <source>Start when I log in to this computer</source>
        <translation>登录这台电脑时启动</translation>
    </message>
    <message>
        <source>Foyer cannot arrange that on this system.</source>
        <translation>Foyer 在此系统上无法设置这一项。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>foyer::ui::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>In the window</source>
        <translation>在窗口中</translation>
    </message>
    <message>
        <source>Jump to a conversation</source>
        <translation>跳转到会话</translation>
    </message>
    <message>
        <source>Conversation above, below</source>
        <translation>上一个、下一个会话</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>新私信</translation>
    </message>
    <message>
        <source>Newest message</source>
        <translation>最新消息</translation>
    </message>
    <message>
        <source>Mark all here as read</source>
        <translation>将此处全部标为已读</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>此列表</translation>
    </message>
    <message>
        <source>While writing</source>
        <translation>输入时</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>换行</translation>
    </message>
    <message>
        <source>Change the last message</source>
        <translation>修改上一条消息</translation>
    </message>
    <message>
        <source>To the messages and back</source>
        <translation>转到消息列表，返回</translation>
    </message>
    <message>
        <source>On a message</source>
        <translation>在消息上</translation>
    </message>
    <message>
        <source>Everything that is possible</source>
        <translation>全部操作</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Search here, everywhere</source>
        <translation>在此搜索、全部搜索</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>foyer::ui::Sidebar</name>
    <message>
        <source>Conversations</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Rooms …</source>
        <translation>房间…</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>My profile …</source>
        <translation>个人资料…</translation>
    </message>
    <message>
        <source>New message …</source>
        <translation>新私信…</translation>
    </message>
    <message>
        <source>Account and data …</source>
        <translation>账号与数据…</translation>
    </message>
    <message>
        <source>Where you are signed in …</source>
        <translation>登录的设备…</translation>
    </message>
    <message>
        <source>Blocked people …</source>
        <translation>已屏蔽的人…</translation>
    </message>
    <message>
        <source>Settings …</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Add an account …</source>
        <translation>添加账号…</translation>
    </message>
</context>
<context>
    <name>foyer::ui::SignInPage</name>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>New here? Choose a name and a password; you are asked before an account is made.</source>
        <translation>第一次来？起一个名字，设一个密码；建立账号之前会先问你。</translation>
    </message>
    <message>
        <source>Invitation code</source>
        <translation>邀请码</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名字</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Create account</source>
        <translation>建立账号</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Choose your picture:</source>
        <translation>选择你的头像：</translation>
    </message>
    <message>
        <source>There is no account &lt;b&gt;%1&lt;/b&gt; on this server yet. Create it?</source>
        <translation>这台服务器上还没有账号 &lt;b&gt;%1&lt;/b&gt;。要建立吗？</translation>
    </message>
    <message>
        <source>There is no Foyer server at %1. Check the address and the network.</source>
        <translation>%1 上没有 Foyer 服务器。请检查地址和网络。</translation>
    </message>
    <message>
        <source>This is not an address of a server.</source>
        <translation>这不是服务器的地址。</translation>
    </message>
    <message>
        <source>A name has 2 to 32 letters and digits; . _ - and single blanks inside are fine too.</source>
        <translation>名字由 2 到 32 个文字或数字组成，中间也可以有 . _ - 和单个空格。</translation>
    </message>
    <message>
        <source>A password has 8 to 256 characters.</source>
        <translation>密码需要 8 到 256 个字符。</translation>
    </message>
    <message>
        <source>Language and settings …</source>
        <translation>语言与设置…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>foyer::ui::SmallWidgets</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>foyer::ui::SwitcherDialog</name>
    <message>
        <source>Type a few letters</source>
        <translation>输入几个字</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Jump to a conversation</source>
        <translation>跳转到会话</translation>
    </message>
    <message>
        <source>No conversation is called that.</source>
        <translation>没有这样的会话。</translation>
    </message>
</context>
<context>
    <name>foyer::ui::TimelineView</name>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Nothing here yet. Say hello.</source>
        <translation>这里还没有消息。打个招呼吧。</translation>
    </message>
    <message>
        <source>Write to %1 …</source>
        <translation>给%1发私信…</translation>
    </message>
</context>
<context>
    <name>foyer::ui::WordingsDialog</name>
    <message>
        <source>Loading …</source>
        <translation>加载中…</translation>
    </message>
    <message>
        <source>Earlier wordings</source>
        <translation>以前的内容</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>直到 %1</translation>
    </message>
</context>
</TS>
