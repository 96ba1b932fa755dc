/* octet-expected.h - conversations that packets announce: who will talk where, and in what.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A TFTP server answers from a port of its own choice, FTP says in which connection the file will
 * come. The packet that says so leaves an expectation; the flow that fits it is of that protocol,
 * whatever its ports. Written during the first pass, read only afterwards.
 */
#pragma once

#include <glib.h>

#include "flows/octet-flow-table.h"

G_BEGIN_DECLS

/**
 * OctetExpectation: (skip)
 * @address: one end of the conversation
 * @peer: the other end
 * @port: port of @address
 * @level: #OctetFlowLevel
 * @protocol: index of the protocol in the registry
 * @packet: number of the packet that announced it
 * @text: (nullable): what the protocol wants to know then, such as a file's name
 */
typedef struct
{
  OctetAddress address;
  OctetAddress peer;
  guint16      port;
  guint8       level;
  guint        protocol;
  guint32      packet;
  char        *text;
} OctetExpectation;

typedef struct _OctetExpected OctetExpected;

/* The owner under which a flow's expectation is filed in the memory. */
extern const char octet_expected_owner[];

OctetExpected    *octet_expected_new  (void);
void              octet_expected_free (OctetExpected          *self);
gboolean          octet_expected_is_empty (const OctetExpected    *self);
void              octet_expected_add  (OctetExpected          *self,
                                       const OctetExpectation *expectation);
OctetExpectation *octet_expected_find (const OctetExpected    *self,
                                       OctetFlowLevel          level,
                                       const OctetAddress     *address,
                                       guint16                 port,
                                       const OctetAddress     *peer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetExpected, octet_expected_free)

G_END_DECLS
