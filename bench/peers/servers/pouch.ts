import express from 'express';
import pouchApp from 'express-pouchdb';
import PouchDB from 'pouchdb-node';
import { dataFolder, serve } from './serve.ts';

// As pouchdb-server runs it: the leveldb adapter on disk. `minimumForPouchDB` is what express-pouchdb advises where
// only PouchDB talks to it; logging to a file and Fauxton would only cost it time.
const Stored = PouchDB.defaults({ prefix: `${dataFolder}/` });
const app = express();
app.use(pouchApp(Stored, { mode: 'minimumForPouchDB' }));
await Promise.all(['findings', 'photos'].map((name) => new Stored(name).info()));
serve(app);
