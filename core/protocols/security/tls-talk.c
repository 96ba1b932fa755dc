/* tls-talk.c - what TLS remembers of a connection: version, cipher change, resumption.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "protocols/security/tls-private.h"

/* The address under which TLS's memories are filed. */
static const char owner[] = "tls";

/* What is known of the connection that the packet belongs to; NULL where nothing is. */
TlsTalk *
tls_talk_find (OctetDissector *self)
{
  return octet_dissector_recall (self, owner);
}

/* The same, in the first pass: begins one. NULL where the packet has no connection. */
TlsTalk *
tls_talk_ensure (OctetDissector *self)
{
  TlsTalk *talk = tls_talk_find (self);

  if (talk != NULL)
    return talk;
  talk = g_new0 (TlsTalk, 1);
  talk->first_packet = octet_dissector_get_frame (self)->number;
  return octet_dissector_remember (self, owner, talk, g_free) ? talk : NULL;
}

/* Whether TLS 1.3, or a draft of it, was agreed on. */
gboolean
tls_is_1_3 (const TlsContext *context)
{
  return context->talk != NULL && (context->talk->version == TLS_VERSION_1_3 ||
                                   (context->talk->version & 0xff00) == 0x7f00);
}
