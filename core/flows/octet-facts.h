/* octet-facts.h - what the first pass learned of single packets and cannot be worked out again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A few octets for each packet that has something to remember: which packet it
 * confirms, that it was sent again, that it completes a message. Written in
 * order during the first pass, found again by packet number and key.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What one fact may take; longer things are kept elsewhere and named by number. */
#define OCTET_FACT_MAX_SIZE 120u

/* Whose fact it is: the low four bits of a key. */
typedef enum
{
  OCTET_FACT_STREAM,   /* the packet before it in its flow, and TCP's analysis */
  OCTET_FACT_SEGMENT,  /* its part in messages over TCP */
  OCTET_FACT_FRAGMENT, /* its part in an IP packet that was taken apart */
  OCTET_FACT_EXCHANGE, /* the request or response it is */
  OCTET_FACT_OWN,      /* what its protocol alone keeps of it */
} OctetFactKind;

typedef struct _OctetFacts OctetFacts;

OctetFacts   *octet_facts_new      (void);
void          octet_facts_free     (OctetFacts       *self);
void          octet_facts_put      (OctetFacts       *self,
                                    guint32           packet,
                                    guint32           key,
                                    const guint8     *data,
                                    gsize             size);
const guint8 *octet_facts_find     (const OctetFacts *self,
                                    guint32           packet,
                                    guint32           key,
                                    gsize            *ret_size);
gsize         octet_facts_get_size (const OctetFacts *self);

/* Numbers of seven bits an octet, the low ones first, the last without the high bit. */
static inline gsize
octet_varint_put (guint8 *out,
                  guint64 value)
{
  gsize n = 0;

  while (value >= 0x80)
    {
      out[n++] = (guint8) (value | 0x80);
      value >>= 7;
    }
  out[n++] = (guint8) value;
  return n;
}

static inline guint64
octet_varint_get (const guint8 **data,
                  const guint8  *end)
{
  guint64 value = 0;
  guint shift = 0;
  guint8 octet = 0x80;

  while (*data < end && shift < 64 && (octet & 0x80) != 0)
    {
      octet = *(*data)++;
      value |= (guint64) (octet & 0x7f) << shift;
      shift += 7;
    }
  return value;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetFacts, octet_facts_free)

G_END_DECLS
