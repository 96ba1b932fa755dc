/* mail-talk.h - what a conversation about mail is at, which tells what its lines mean.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-dissector.h"

/**
 * MailTalk: (skip)
 * @mode: what the next line is, by the protocol's own counting; 0 is the usual
 * @left: octets of a letter that are still to come, where they were announced
 * @wants_tls: the client has just asked to go on by TLS
 * @tls_from: the packet behind which all is TLS, 0 for none
 *
 * Where a conversation stands. Only the first pass looks at anything but @tls_from.
 */
typedef struct
{
  guint    mode;
  gsize    left;
  gboolean wants_tls;
  guint32  tls_from;
} MailTalk;

gboolean  mail_talk_accept    (OctetDissector *dissector,
                               gconstpointer   owner);
MailTalk *mail_talk_ensure    (OctetDissector *dissector,
                               gconstpointer   owner);
guint     mail_talk_find_mode (OctetDissector *dissector,
                               const MailTalk *self,
                               gsize          *ret_left);
