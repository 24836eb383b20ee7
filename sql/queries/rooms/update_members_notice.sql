UPDATE conversations SET members_notice_seq = ? WHERE id = ?
