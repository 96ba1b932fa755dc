/* octet-dissector-private.h - the inside of the engine, for dissect/ alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-dissector.h"

G_BEGIN_DECLS

/* Layers inside layers: real stacks have about 10, tunnels 20. Each level costs
 * a C stack frame or three; 100 keeps a hostile packet far from the stack's end. */
#define MAX_NESTING 100
/* All layers of a packet, one behind the other (TLS records, HTTP messages):
 * a 64 KiB datagram of two-octet messages would have 32,768. */
#define MAX_LAYERS 4096
/* Open headings inside a layer: DNS, DHCP and TLS need at most 6. */
#define MAX_OPEN 64
/* Dissector tables that the protocols name at hand-on; a power of two. */
#define TABLE_CACHE 256

typedef struct
{
  guint32  node;     /* OCTET_NO_NODE where nothing is recorded */
  gsize    start;    /* layer offset where it was opened */
  gboolean is_fixed; /* entered: closing leaves its size alone */
} OctetOpen;

typedef struct _OctetLayer OctetLayer;

struct _OctetLayer
{
  OctetLayer               *outer;
  const OctetRegistryEntry *entry;
  const guint8             *data;
  gsize                     start;    /* in its source */
  gsize                     captured; /* octets that are there */
  gsize                     size;     /* octets on the wire */
  gsize                     used;     /* what the last child took of what it was handed */
  gsize                     shown;    /* octets that the layer's node covers; 0: up to the cursor */
  OctetReader               rest;
  const guint64            *wanted;   /* bits of its fields; NULL: none */
  guint32                   parameter;
  guint32                   node;
  guint16                   index;    /* in the tree's layers */
  guint8                    source;
  gboolean                  is_hidden; /* it has no row in the tree */
  guint16                   header_size; /* octets of the fixed header that mean something */
  guint                     n_open;
  OctetOpen                 open[MAX_OPEN];
};

struct _OctetWanted
{
  const OctetRegistry *registry;
  guint64            **bits; /* a row for each protocol, NULL where nothing of it is wanted */
  GArray             **headers; /* likewise: which fields of its fixed header hold wanted ones */
  gboolean             needs_all; /* something in it may stand anywhere, or behind the payload */
};

struct _OctetDissector
{
  OctetDissectorHead        head;
  OctetDepth                depth;
  OctetRegistry            *registry;
  OctetState               *state;
  const OctetFrameInfo     *frame;
  const OctetWanted        *wanted;
  OctetTree                *tree;
  OctetTree                *own_tree; /* where the caller brings none */
  OctetLayer               *layer;
  OctetLayer               *spare[MAX_NESTING];
  guint                     nesting;
  guint                     n_layers;
  gboolean                  may_stop;  /* nothing is wanted behind the last wanted layer */
  const OctetProtocol      *framed;    /* of a stream: whose messages were seen in this segment */
  gboolean                  is_repeat; /* the next layer is one more of them */
  guint                     n_wanted;  /* wanted layers that are still to come */
  guint                     enclosing; /* inside a part of a layer: a body, an attribute */
  guint                     quoting;   /* inside a packet that another one quotes (ICMP errors) */
  guint32                   last_node;
  OctetAddress              source;
  OctetAddress              destination;
  OctetSummary              summary;
  const OctetPacketReader  *reader;    /* NULL: other packets cannot be looked at */
  gpointer                  reader_data;
  guint32                   recent[OCTET_N_FLOW_LEVELS]; /* the flow of each level met last */
  guint32                   previous;  /* the packet before this one in the flow set last */
  const OctetRegistryEntry *first;     /* the frame */
  const OctetRegistryEntry *data;      /* the protocol of bytes that nobody knows */
  struct
  {
    const char       *name;
    const OctetTable *table;
  } tables[TABLE_CACHE];
};

const OctetTable *octet_dissector_find_table  (OctetDissector *self,
                                               const char     *name);
void              octet_dissector_meet_expectation (OctetDissector *self,
                                                    guint32         flow,
                                                    OctetFlowLevel  level,
                                                    guint16         source,
                                                    guint16         destination);
gboolean          octet_dissector_run_layer   (OctetDissector           *self,
                                               const OctetRegistryEntry *entry,
                                               guint32                   parameter,
                                               const guint8             *data,
                                               gsize                     captured,
                                               gsize                     size,
                                               gsize                     start,
                                               guint8                    source);
void              octet_dissector_name_layer  (OctetDissector           *self,
                                               const OctetRegistryEntry *entry,
                                               const guint8             *data,
                                               gsize                     captured,
                                               gsize                     start,
                                               guint8                    source);
gboolean          octet_dissector_accepts     (OctetDissector           *self,
                                               const OctetRegistryEntry *entry,
                                               guint32                   parameter,
                                               const guint8             *data,
                                               gsize                     captured,
                                               gsize                     size);
void              octet_dissector_add_gathered (OctetDissector *self,
                                                guint           field,
                                                GBytes         *bytes,
                                                guint8          source);
void              octet_dissector_add_in      (OctetDissector *self,
                                               guint           field,
                                               guint64         value,
                                               gsize           at,
                                               gsize           size,
                                               guint8          source);
void              octet_dissector_run_source  (OctetDissector *self,
                                               const char     *table,
                                               guint32         value,
                                               guint8          source);
void              octet_dissector_put_fact_at (OctetDissector *self,
                                               OctetFactKind   kind,
                                               gsize           at,
                                               const guint8   *data,
                                               gsize           size);
const guint8     *octet_dissector_find_fact_at (const OctetDissector *self,
                                                OctetFactKind         kind,
                                                gsize                 at,
                                                gsize                *ret_size);
guint32           octet_dissector_add_header  (OctetDissector *self);
void              octet_dissector_add_broken  (OctetDissector *self,
                                               gsize           size);

G_END_DECLS
