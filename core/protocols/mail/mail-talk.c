/* mail-talk.c - keeps, in the first pass, what a conversation about mail is at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "protocols/mail/mail-talk.h"
#include "protocols/mail/text-line.h"

/* Bits of a packet's fact that hold the mode; the rest is what is left of a letter. */
#define MODE_BITS 3

/**
 * mail_talk_accept: (skip)
 * @dissector: a dissector
 * @owner: the address under which the protocol files its conversations
 *
 * Returns: whether the packet is in the clear
 */
gboolean
mail_talk_accept (OctetDissector *dissector,
                  gconstpointer   owner)
{
  const MailTalk *self = octet_dissector_recall (dissector, owner);

  return !text_line_is_tls (octet_dissector_get_bytes (dissector),
                            octet_dissector_get_captured (dissector)) &&
         (self == NULL || self->tls_from == 0 ||
          octet_dissector_get_frame (dissector)->number <= self->tls_from);
}

/**
 * mail_talk_ensure: (skip)
 * @dissector: a dissector
 * @owner: the address under which the protocol files its conversations
 *
 * Returns: (transfer none) (nullable): the conversation, for the first pass to change; %NULL in
 *   other passes
 */
MailTalk *
mail_talk_ensure (OctetDissector *dissector,
                  gconstpointer   owner)
{
  MailTalk *self = octet_dissector_recall (dissector, owner);

  if (!octet_dissector_is_first_pass (dissector) || octet_dissector_is_quoted (dissector))
    return NULL;
  if (self == NULL)
    {
      self = g_new0 (MailTalk, 1);
      if (!octet_dissector_remember (dissector, owner, self, g_free))
        return NULL;
    }
  return self;
}

/**
 * mail_talk_find_mode: (skip)
 * @dissector: a dissector
 * @self: (nullable): the conversation, in the first pass
 * @ret_left: (out): octets of a letter that were still to come
 *
 * Tells what the packet's first line is. The first pass leaves it with the packet, for later ones.
 *
 * Returns: the mode
 */
guint
mail_talk_find_mode (OctetDissector *dissector,
                     const MailTalk *self,
                     gsize          *ret_left)
{
  guint64 value = 0;
  guint8 packed[10];
  const guint8 *fact;
  gsize size;

  if (!octet_dissector_is_first_pass (dissector))
    {
      fact = octet_dissector_find_fact (dissector, OCTET_FACT_OWN, &size);
      value = fact != NULL ? octet_varint_get (&fact, fact + size) : 0;
    }
  else if (self != NULL && self->mode != 0)
    {
      value = (guint64) self->left << MODE_BITS | self->mode;
      octet_dissector_put_fact (dissector, OCTET_FACT_OWN, packed,
                                octet_varint_put (packed, value));
    }
  *ret_left = (gsize) (value >> MODE_BITS);
  return (guint) (value & ((1u << MODE_BITS) - 1));
}
