/* octet-dissector-expect.c - announces conversations, and finds what was announced of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dissect/octet-dissector-private.h"

static void
expect (OctetDissector           *self,
        const OctetRegistryEntry *entry,
        OctetFlowLevel            level,
        guint16                   port,
        const char               *text)
{
  OctetExpectation expectation = {
    .address = self->source,
    .peer = self->destination,
    .port = port,
    .level = (guint8) level,
    .protocol = entry->index,
    .packet = self->frame->number,
    .text = (char *) text,
  };

  if (octet_dissector_is_first_pass (self))
    octet_expected_add (self->state->expected, &expectation);
}

/**
 * octet_dissector_expect: (skip)
 * @self: a dissector in its first pass
 * @level: level of the conversation to come
 * @port: the port at this packet's sender's to which, or from which, its receiver will talk
 * @text: (nullable): what to remember, such as a file's name
 *
 * The next flow of these ends, whatever the receiver's port, is of the protocol that calls. A
 * packet that another one quotes announces nothing.
 */
void
octet_dissector_expect (OctetDissector *self,
                        OctetFlowLevel  level,
                        guint16         port,
                        const char     *text)
{
  expect (self, self->layer->entry, level, port, text);
}

/**
 * octet_dissector_expect_protocol: (skip)
 * @self: a dissector in its first pass
 * @protocol: the key of the protocol that will be talked
 * @level: level of the conversation to come
 * @port: the port at this packet's sender's to which, or from which, its receiver will talk
 * @text: (nullable): what to remember
 *
 * Like octet_dissector_expect(), for one that talks another protocol there ("ftp-data").
 */
void
octet_dissector_expect_protocol (OctetDissector *self,
                                 const char     *protocol,
                                 OctetFlowLevel  level,
                                 guint16         port,
                                 const char     *text)
{
  const OctetRegistryEntry *entry = octet_registry_find (self->registry, protocol);

  if (entry != NULL)
    expect (self, entry, level, port, text);
}

/* Files with a new flow what was announced of it. */
void
octet_dissector_meet_expectation (OctetDissector *self,
                                  guint32         flow,
                                  OctetFlowLevel  level,
                                  guint16         source,
                                  guint16         destination)
{
  OctetExpectation *found;

  found = octet_expected_find (self->state->expected, level, &self->destination, destination,
                               &self->source);
  if (found == NULL)
    found = octet_expected_find (self->state->expected, level, &self->source, source,
                                 &self->destination);
  if (found != NULL)
    octet_memory_put (self->state->memory, flow, octet_expected_owner, found, NULL);
}

/**
 * octet_dissector_get_expectation: (skip)
 * @self: a dissector
 *
 * Returns: (transfer none) (nullable): what was announced of the innermost flow
 */
const OctetExpectation *
octet_dissector_get_expectation (const OctetDissector *self)
{
  guint32 flow = octet_dissector_get_flow (self, NULL);

  if (flow == OCTET_FLOW_NONE || octet_expected_is_empty (self->state->expected))
    return NULL;
  return octet_memory_find (self->state->memory, flow, octet_expected_owner);
}
