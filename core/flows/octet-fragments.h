/* octet-fragments.h - where the pieces of datagrams are that came in fragments.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Places, not octets: a datagram is gathered from the capture again when somebody
 * looks. Written during the first pass, read only afterwards.
 */
#pragma once

#include <glib.h>

#include "bytes/octet-address.h"

G_BEGIN_DECLS

/* The last offset of 13 bits, times 8, and the longest fragment (RFC 791, 3.1). */
#define OCTET_DATAGRAM_MAX_SIZE (8u * 0x1fff + 0xffff)
/* A datagram has 8,192 blocks of eight octets, so that more fragments only repeat or overlap;
 * 16 octets are kept of each. */
#define OCTET_DATAGRAM_MAX_FRAGMENTS 8192u
/* Datagrams that wait for a fragment; each takes 2 KiB to know what is there, so all of them
 * take 16 MiB. Linux gives up after 4 MB of fragments. The oldest has to go first. */
#define OCTET_DATAGRAMS_MAX_OPEN 8192u
/* Fragments of datagrams that wait, all together: 16 MiB. */
#define OCTET_DATAGRAMS_MAX_WAITING (1u << 20)

/**
 * OctetFragment: (skip)
 * @packet: a packet's number
 * @at: first octet in the packet
 * @offset: where it stands in the datagram
 * @size: octets
 * @is_last: nothing comes behind it, it says
 */
typedef struct
{
  guint32 packet;
  guint32 at;
  guint32 offset;
  guint16 size;
  guint8  is_last;
} OctetFragment;

/**
 * OctetDatagram: (skip)
 * @fragments: its pieces, in the order they came
 * @n_fragments: how many
 * @n_allocated: room
 * @size: octets, as the first fragment said that called itself the last; 0 before
 * @completed_in: number of the packet that completed it, 0 for none
 */
typedef struct
{
  OctetFragment *fragments;
  guint32        n_fragments;
  guint32        n_allocated;
  guint32        size;
  guint32        completed_in;
} OctetDatagram;

/**
 * OctetFragmentKey: (skip)
 * @source: who sends it
 * @destination: to whom
 * @identification: the number that all its fragments have
 * @protocol: what is in it, where that is part of the name (IPv4); else 0
 *
 * What fragments of one datagram have in common (RFC 791, 3.2; RFC 8200, 4.5).
 */
typedef struct
{
  OctetAddress source;
  OctetAddress destination;
  guint32      identification;
  guint32      protocol;
} OctetFragmentKey;

typedef struct _OctetFragments OctetFragments;

OctetFragments *octet_fragments_new  (void);
void            octet_fragments_free (OctetFragments         *self);
OctetDatagram  *octet_fragments_get  (const OctetFragments   *self,
                                      guint32                 id);
guint32         octet_fragments_add  (OctetFragments         *self,
                                      const OctetFragmentKey *key,
                                      const OctetFragment    *fragment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetFragments, octet_fragments_free)

G_END_DECLS
